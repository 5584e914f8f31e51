import { BeanDefinitionStoreException } from '../beans/errors.js';
import { COMPONENT_SCAN, IMPORT, PROPERTY_SOURCE } from '../decorators/configuration.js';
import { type Class, superclassChain } from '../metadata/annotations.js';
import { isAssignable } from '../metadata/interfaces.js';
import { resolveType } from '../metadata/type-reference.js';
import { sortByOrder } from '../util/ordered.js';
import { type ScannedClass, scanComponents } from './component-scanner.js';
import type { ConditionEvaluator } from './condition-evaluator.js';
import { beanMethodsOf, ConfigurationClass, modeOf, ownAttributes } from './configuration-class.js';
import {
  DeferredImportSelector,
  ImportBeanDefinitionRegistrar,
  type ImportContext,
  ImportSelector,
} from './import-selector.js';
import type { PropertySourceRegistry } from './property-source-registry.js';

/** What parsing needs of the rest. */
interface ParserHost {
  readonly evaluator: ConditionEvaluator;
  readonly propertySources: PropertySourceRegistry;
  readonly importContext: ImportContext;
  /** Registers a class that a scan has found; its name, or undefined where it is not taken. */
  registerScanned(found: ScannedClass, isLazy: boolean): string | undefined;
  removeBean(name: string): void;
}

interface Deferred {
  readonly importing: ConfigurationClass;
  readonly selector: DeferredImportSelector;
}

type NewImport<T> = new () => T;

/** Reads configuration classes and what they import and scan: what is imported comes before what imports it. */
export class ConfigurationClassParser {
  readonly #host: ParserHost;
  readonly #classes = new Map<Class, ConfigurationClass>();
  readonly #deferred: Deferred[] = [];
  readonly #importing: ConfigurationClass[] = [];

  constructor(host: ParserHost) {
    this.#host = host;
  }

  /** The classes that were read, in the order in which their beans are to be registered. */
  get classes(): readonly ConfigurationClass[] {
    return [...this.#classes.values()];
  }

  async parse(candidates: readonly ConfigurationClass[]): Promise<void> {
    for (const candidate of candidates) await this.#process(candidate);
    const deferred = this.#deferred.splice(0);
    const selectors = sortByOrder(deferred.map(({ selector }) => selector));
    for (const selector of selectors) {
      const importing = deferred.find((one) => one.selector === selector)?.importing;
      if (importing) await this.#importSelected(importing, selector);
    }
  }

  async #process(configuration: ConfigurationClass): Promise<void> {
    const { type } = configuration;
    if (this.#host.evaluator.shouldSkipClass(type, 'parseConfiguration')) return;
    const known = this.#classes.get(type);
    if (known && !this.#replaces(configuration, known)) return;
    for (const at of superclassChain(type)) await this.#readClass(configuration, at);
    configuration.beanMethods.push(...beanMethodsOf(type));
    this.#classes.set(type, configuration);
  }

  /** A class that was registered by hand takes the place of the same one imported. */
  #replaces(configuration: ConfigurationClass, known: ConfigurationClass): boolean {
    if (configuration.isImported) {
      if (known.isImported) for (const importing of configuration.importedBy) known.importedBy.add(importing);
      return false;
    }
    if (configuration.isScanned) {
      if (known.isImported && configuration.beanName !== undefined) this.#host.removeBean(configuration.beanName);
      return false;
    }
    this.#classes.delete(configuration.type);
    return true;
  }

  async #readClass(configuration: ConfigurationClass, at: Class): Promise<void> {
    for (const source of ownAttributes(at, PROPERTY_SOURCE)) await this.#host.propertySources.add(source);
    for (const scan of ownAttributes(at, COMPONENT_SCAN)) {
      for (const found of await scanComponents(scan)) await this.#scanned(found, scan.lazyInit ?? false);
    }
    const references = ownAttributes(at, IMPORT).flatMap((imports) => imports.types);
    const imported = references.map((reference) => {
      const found = resolveType(reference);
      if (found) return found;
      throw new BeanDefinitionStoreException(
        `@Import() on ${at.name} names a class that is undefined: two modules import each other. Say it late: @Import(() => Type).`,
      );
    });
    await this.#importAll(configuration, at, imported);
  }

  async #scanned(found: ScannedClass, isLazy: boolean): Promise<void> {
    const { type } = found;
    const beanName = this.#host.registerScanned(found, isLazy);
    if (beanName === undefined || modeOf(type) === undefined) return;
    await this.#process(new ConfigurationClass(type, beanName, true));
  }

  async #importAll(configuration: ConfigurationClass, at: Class, imported: readonly Class[]): Promise<void> {
    if (imported.length === 0) return;
    this.#checkCircle(configuration);
    this.#importing.push(configuration);
    try {
      for (const type of imported) await this.#import(configuration, at, type);
    } finally {
      this.#importing.pop();
    }
  }

  async #import(configuration: ConfigurationClass, at: Class, type: Class): Promise<void> {
    if (isAssignable(type, ImportSelector)) {
      const selector = new (type as unknown as NewImport<ImportSelector>)();
      if (isAssignable(type, DeferredImportSelector)) this.#deferred.push({ importing: configuration, selector });
      else await this.#importSelected(configuration, selector);
    } else if (isAssignable(type, ImportBeanDefinitionRegistrar)) {
      const registrar = new (type as unknown as NewImport<ImportBeanDefinitionRegistrar>)();
      configuration.registrars.push({ registrar, importing: at });
    } else {
      const next = new ConfigurationClass(type, undefined);
      next.importedBy.add(configuration);
      await this.#process(next);
    }
  }

  async #importSelected(configuration: ConfigurationClass, selector: ImportSelector): Promise<void> {
    const selected = selector.selectImports(configuration.type, this.#host.importContext);
    for (const type of selected) await this.#import(configuration, configuration.type, type);
  }

  #checkCircle(configuration: ConfigurationClass): void {
    const at = this.#importing.findIndex((one) => one.type === configuration.type);
    if (at < 0) return;
    const circle = [...this.#importing.slice(at), configuration].map((one) => one.type.name).join(' → ');
    throw new BeanDefinitionStoreException(
      `Configuration classes import each other: ${circle}. Take one @Import() away.`,
    );
  }
}
