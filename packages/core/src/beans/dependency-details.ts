import {
  AUTOWIRED,
  INJECT,
  type InjectionOptions,
  type InjectionTarget,
  RESOURCE,
  VALUE,
} from '../decorators/injection.js';
import { LAZY } from '../decorators/lifecycle.js';
import { QUALIFIER, type QualifierAttributes } from '../decorators/qualifiers.js';
import { type Annotation, type Class, findAnnotation } from '../metadata/annotations.js';
import { isClass, isErased, resolveType, type TypeReference } from '../metadata/type-reference.js';
import type { DependencyDetails, DependencyShape } from './dependency.js';
import { ObjectProvider } from './object-provider.js';

/** What is known of a place: its decorators, and what the compiler recorded. */
export interface PlaceFacts {
  /** Those of the place; those of the method around it follow, where they count as well. */
  readonly annotations: readonly Annotation[];
  /** The recorded type; undefined where nothing was recorded at all. */
  readonly recorded: { readonly type: unknown } | undefined;
  /** What `static inject` says of the place. */
  readonly target?: InjectionTarget | undefined;
  /** Whether the place may be left without a value. */
  readonly isOptional: boolean;
  readonly emptyIfNone?: boolean;
  /** The name that `@Resource` takes where it gives none. */
  readonly defaultResourceName?: string | undefined;
}

/** Finds out what is to be injected at a place. */
export function dependencyDetails(facts: PlaceFacts): DependencyDetails {
  const { annotations } = facts;
  if (annotations.length === 0) return undecorated(facts);
  const inject = findAnnotation(annotations, INJECT)?.target ?? facts.target;
  const value = findAnnotation(annotations, VALUE);
  const resource = findAnnotation(annotations, RESOURCE);
  const options: InjectionOptions = {
    ...findAnnotation(annotations, AUTOWIRED),
    ...(value?.type === undefined ? {} : { type: value.type }),
    ...(resource?.type === undefined ? {} : { type: resource.type }),
    ...injectionOptions(inject),
  };
  return {
    ...typeAndShape(options, facts.recorded),
    required: (options.required ?? true) && !facts.isOptional,
    lazy: findAnnotation(annotations, LAZY)?.value ?? false,
    qualifiers: annotations
      .filter(({ key }) => key === QUALIFIER)
      .map(({ attributes }) => attributes as QualifierAttributes),
    value: value?.value,
    beanName: nameIn(inject) ?? resource?.name ?? (resource && facts.defaultResourceName),
    byTypeWithoutName: resource !== undefined && resource.name === undefined,
    emptyIfNone: facts.emptyIfNone ?? false,
  };
}

function undecorated({ target, recorded, isOptional, emptyIfNone = false }: PlaceFacts): DependencyDetails {
  const options = injectionOptions(target);
  return {
    ...typeAndShape(options, recorded),
    required: (options.required ?? true) && !isOptional,
    lazy: false,
    qualifiers: [],
    beanName: nameIn(target),
    emptyIfNone,
  };
}

function nameIn(target: InjectionTarget | undefined): string | symbol | undefined {
  return typeof target === 'string' || typeof target === 'symbol' ? target : undefined;
}

function injectionOptions(target: InjectionTarget | undefined): InjectionOptions {
  if (target === undefined || typeof target === 'string' || typeof target === 'symbol') return {};
  return typeof target === 'function' ? { type: target as TypeReference } : target;
}

const SHAPES: ReadonlyMap<unknown, DependencyShape> = new Map<unknown, DependencyShape>([
  [Array, 'array'],
  [Set, 'set'],
  [Map, 'map'],
  [ObjectProvider, 'provider'],
]);

type TypeAndShape = Pick<DependencyDetails, 'type' | 'shape' | 'problem'>;

function typeAndShape(options: InjectionOptions, recorded: PlaceFacts['recorded']): TypeAndShape {
  const recordedShape = SHAPES.get(recorded?.type);
  const said = options.type && resolveType(options.type);
  const saidShape = SHAPES.get(said);
  const element = options.of && resolveType(options.of);
  if (options.type && !said) return { shape: 'single', type: undefined, problem: CYCLE };
  if (options.of)
    return { shape: saidShape ?? recordedShape ?? 'array', type: element, problem: element ? undefined : CYCLE };
  if (said && !saidShape) return { shape: recordedShape ?? 'single', type: said };
  const shape = saidShape ?? recordedShape;
  if (shape) return { shape, type: undefined, problem: elementMissing(shape) };
  return single(recorded);
}

function single(recorded: PlaceFacts['recorded']): TypeAndShape {
  const type = recorded?.type;
  if (isClass(type) && !isErased(type)) return { shape: 'single', type: type as Class };
  const problem = recorded === undefined ? NO_METADATA : isErased(type) ? recordedAs(type as Class) : CYCLE;
  return { shape: 'single', type: undefined, problem };
}

const SAY_IT = 'Say it: @Inject(Type), or static inject = [Type, …] for a constructor';

const NO_METADATA =
  'Its type is not known: the transpiler has recorded no decorator metadata for it. Compile with tsc or swc and ' +
  `emitDecoratorMetadata (esbuild, tsx and vitest have no such option), and see that the class has a decorator. ${SAY_IT}.`;

function recordedAs(type: Class): string {
  const reason =
    type === Function ? 'it is imported by `import type`' : 'it is an interface, a union, or imported by `import type`';
  return (
    `Its type was recorded as ${type.name}: ${reason}. Import the class as a value, or make the interface an abstract class. ` +
    `${SAY_IT}.`
  );
}

const CYCLE =
  'Its type was undefined when it was recorded: two modules import each other. Move one of the classes to a module of ' +
  'its own, or say it late: @Inject(() => Type).';

function elementMissing(shape: DependencyShape): string {
  const container = { array: 'an Array', set: 'a Set', map: 'a Map', provider: 'an ObjectProvider', single: '' }[shape];
  return `It is ${container}, but of what is not known at run time. Say it: @Autowired({ of: Type }) or @Inject({ of: Type }).`;
}
