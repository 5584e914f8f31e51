import { POST_CONSTRUCT, PRE_DESTROY } from '../decorators/lifecycle.js';
import { type AnnotationKey, annotatedMembers, type Class, superclassChain } from '../metadata/annotations.js';

/** The `@PostConstruct` and `@PreDestroy` methods of a class. */
interface LifecycleMetadata {
  /** Superclasses first. */
  readonly init: readonly PropertyKey[];
  /** Subclasses first. */
  readonly destroy: readonly PropertyKey[];
}

const METADATA = new WeakMap<Class, LifecycleMetadata>();

/** Reads a class once. An overridden method counts once. */
export function lifecycleMetadata(type: Class): LifecycleMetadata {
  const found = METADATA.get(type) ?? {
    init: annotatedMembers(type, POST_CONSTRUCT),
    destroy: nearestFirst(type, PRE_DESTROY),
  };
  METADATA.set(type, found);
  return found;
}

function nearestFirst(type: Class, key: AnnotationKey<object>): PropertyKey[] {
  const inherited = new Map<Class, PropertyKey[]>(superclassChain(type).map((at) => [at, annotatedMembers(at, key)]));
  const names = superclassChain(type).flatMap((at) => {
    const above = inherited.get(Object.getPrototypeOf(at) as Class) ?? [];
    return (inherited.get(at) ?? []).filter((name) => !above.includes(name));
  });
  return [...new Set(names)];
}
