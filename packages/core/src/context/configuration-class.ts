import type { BeanDefinition } from '../beans/bean-definition.js';
import { BeanFactoryPostProcessor } from '../beans/bean-factory-post-processor.js';
import { BeanPostProcessor } from '../beans/bean-post-processor.js';
import { BEAN, COMPONENT_SCAN, CONFIGURATION, IMPORT } from '../decorators/configuration.js';
import { COMPONENT } from '../decorators/stereotypes.js';
import {
  type AnnotationKey,
  annotatedMembers,
  annotatedStatics,
  type Class,
  ownClassAnnotations,
  superclassChain,
} from '../metadata/annotations.js';
import { isAssignable } from '../metadata/interfaces.js';
import type { ImportBeanDefinitionRegistrar } from './import-selector.js';

/** A method that defines a bean. */
export interface BeanMethod {
  readonly name: string;
  readonly isStatic: boolean;
}

/** A class that defines beans, as it was read. */
export class ConfigurationClass {
  readonly beanMethods: BeanMethod[] = [];
  readonly registrars: { readonly registrar: ImportBeanDefinitionRegistrar; readonly importing: Class }[] = [];
  /** The classes that import it; none where it was registered itself. */
  readonly importedBy = new Set<ConfigurationClass>();

  constructor(
    readonly type: Class,
    /** Undefined until it is registered. */
    public beanName: string | undefined,
    readonly isScanned = false,
  ) {}

  get isImported(): boolean {
    return this.importedBy.size > 0;
  }
}

/** Whether calls between the bean methods of a class give beans. */
type ConfigurationMode = 'full' | 'lite';

const CANDIDATE_KEYS: readonly AnnotationKey<object>[] = [COMPONENT, COMPONENT_SCAN, IMPORT];

/** How a definition's class defines beans; undefined where it defines none. */
export function configurationMode({
  beanClass,
  factoryMethodName,
  instanceSupplier,
}: BeanDefinition): ConfigurationMode | undefined {
  if (!beanClass || factoryMethodName !== undefined || instanceSupplier) return undefined;
  if (isAssignable(beanClass, BeanFactoryPostProcessor) || isAssignable(beanClass, BeanPostProcessor)) return undefined;
  return modeOf(beanClass);
}

/** The same for a class. */
export function modeOf(type: Class): ConfigurationMode | undefined {
  const [configuration] = ownAttributes(type, CONFIGURATION);
  if (configuration) return configuration.proxyBeanMethods === false ? 'lite' : 'full';
  const own = ownClassAnnotations(type);
  const isCandidate = CANDIDATE_KEYS.some((key) => own.some((one) => one.key === key));
  return isCandidate || beanMethodsOf(type).length > 0 ? 'lite' : undefined;
}

/** The `@Bean` methods of a class: its own ones first, then those of superclasses. */
export function beanMethodsOf(type: Class): BeanMethod[] {
  const methods: BeanMethod[] = [];
  for (const at of superclassChain(type)) {
    const above = new Set(annotatedMembers(Object.getPrototypeOf(at) as Class, BEAN));
    const own = annotatedMembers(at, BEAN).filter((name) => !above.has(name));
    methods.push(...own.map((name) => ({ name: String(name), isStatic: false })));
    methods.push(...annotatedStatics(at, BEAN).map(([name]) => ({ name: String(name), isStatic: true })));
  }
  return methods;
}

/** All uses of a decorator on the class itself. */
export function ownAttributes<A extends object>(type: Class, key: AnnotationKey<A>): A[] {
  return ownClassAnnotations(type)
    .filter((annotation) => annotation.key === key)
    .map((annotation) => annotation.attributes as A);
}
