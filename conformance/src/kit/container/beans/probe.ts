import {
  type ApplicationContext,
  type ApplicationContextAware,
  type BeanFactoryAware,
  type BeanNameAware,
  type DisposableBean,
  type EnvironmentAware,
  type InitializingBean,
  PostConstruct,
  PreDestroy,
  type SmartInitializingSingleton,
} from '@vernal/core';
import { Named } from './named.js';
import { Failure } from './plain.js';
import { Trace } from './trace.js';

/** Every callback that a bean may have, each with a line in the trace. failsIn names the step that throws. */
export class Probe
  extends Named
  implements
    BeanNameAware,
    BeanFactoryAware,
    EnvironmentAware,
    ApplicationContextAware,
    InitializingBean,
    DisposableBean,
    SmartInitializingSingleton
{
  readonly #failsIn: string;

  constructor(name: string, failsIn: string) {
    super(name);
    this.#failsIn = failsIn;
    if (failsIn === 'constructor') throw new Failure();
  }

  /** A bean reference or a text by a property of the definition. */
  set partner(partner: unknown) {
    this.#step('setPartner', `setPartner(${Trace.describe(partner)})`);
  }

  set text(text: string) {
    this.#step('setText', `setText(${text})`);
  }

  setBeanName(name: string): void {
    this.#step('setBeanName', `setBeanName(${name})`);
  }

  setBeanFactory(): void {
    this.#step('setBeanFactory');
  }

  setEnvironment(): void {
    this.#step('setEnvironment');
  }

  setApplicationContext(context: ApplicationContext): void {
    this.#step('setApplicationContext', `setApplicationContext(${context.getDisplayName()})`);
  }

  @PostConstruct()
  postConstruct(): void {
    this.#step('postConstruct');
  }

  afterPropertiesSet(): void {
    this.#step('afterPropertiesSet');
  }

  /** Only called where the definition names it as init method. */
  customInit(): void {
    this.#step('customInit');
  }

  afterSingletonsInstantiated(): void {
    this.#step('afterSingletonsInstantiated');
  }

  @PreDestroy()
  preDestroy(): void {
    this.#step('preDestroy');
  }

  destroy(): void {
    this.#step('destroy');
  }

  /** Only called where the definition names it as destroy method. */
  customDestroy(): void {
    this.#step('customDestroy');
  }

  #step(step: string, line = step): void {
    this.trace(line);
    if (this.#failsIn === step) throw new Failure();
  }
}
