import { BeanDefinition } from '../beans/bean-definition.js';
import type { BeanDefinitionRegistry } from '../beans/bean-definition-registry.js';
import type { BeanFactory } from '../beans/bean-factory.js';
import { standIn } from '../beans/stand-in.js';
import { DEPENDS_ON, DESCRIPTION, LAZY, ROLE } from '../decorators/lifecycle.js';
import { FALLBACK, PRIMARY } from '../decorators/qualifiers.js';
import { SCOPE } from '../decorators/scope.js';
import type { AnnotationKey, Class } from '../metadata/annotations.js';

/** Reads decorators of a class or a method. */
type AnnotationReader = <A extends object>(key: AnnotationKey<A>) => A | undefined;

/** Takes over what decorators say of a bean in general. */
export function applyCommonAnnotations(definition: BeanDefinition, find: AnnotationReader): void {
  const lazy = find(LAZY);
  if (lazy) definition.lazyInit = lazy.value;
  if (find(PRIMARY)) definition.primary = true;
  if (find(FALLBACK)) definition.fallback = true;
  definition.dependsOn = find(DEPENDS_ON)?.names ?? definition.dependsOn;
  definition.role = find(ROLE)?.value ?? definition.role;
  definition.description = find(DESCRIPTION)?.value ?? definition.description;
  definition.scope = find(SCOPE)?.value ?? definition.scope;
}

/** Before the name of the bean behind a scoped proxy. */
const TARGET_PREFIX = 'scopedTarget.';

/** Registers a definition; where `@Scope` asks for a proxy, under a name of its own with the proxy in its place. */
export function registerScoped(
  name: string,
  definition: BeanDefinition,
  find: AnnotationReader,
  registry: BeanDefinitionRegistry & BeanFactory,
): void {
  if (find(SCOPE)?.proxyMode !== 'targetClass') {
    registry.registerBeanDefinition(name, definition);
    return;
  }
  const targetName = TARGET_PREFIX + name;
  const proxy = new BeanDefinition({
    instanceSupplier: () =>
      standIn((registry.getType(targetName) ?? Object) as Class<object>, () => registry.getBean(targetName) as object),
    scopedTargetName: targetName,
    isForeign: true,
    primary: definition.primary,
    fallback: definition.fallback,
    autowireCandidate: definition.autowireCandidate,
    qualifiers: definition.qualifiers,
  });
  definition.primary = false;
  definition.autowireCandidate = false;
  registry.registerBeanDefinition(targetName, definition);
  registry.registerBeanDefinition(name, proxy);
}
