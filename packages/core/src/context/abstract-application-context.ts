// Over 400 lines: the life of a context, from refresh to close, is told in one place.
import { ApplicationStartup } from '../beans/application-startup.js';
import {
  BeanFactory,
  ConfigurableListableBeanFactory,
  HierarchicalBeanFactory,
  ListableBeanFactory,
  type NamesForTypeOptions,
} from '../beans/bean-factory.js';
import type { BeanFactoryPostProcessor } from '../beans/bean-factory-post-processor.js';
import type { DefaultBeanFactory } from '../beans/default-bean-factory.js';
import type { ObjectProvider } from '../beans/object-provider.js';
import { ConversionService } from '../convert/conversion-service.js';
import { Environment, StandardEnvironment } from '../env/environment.js';
import { ApplicationEvent, PayloadApplicationEvent } from '../events/application-event.js';
import {
  ApplicationEventMulticaster,
  SimpleApplicationEventMulticaster,
} from '../events/application-event-multicaster.js';
import { ApplicationEventPublisher, ApplicationListener } from '../events/application-listener.js';
import { MessageSource } from '../messages/message-source.js';
import type { MessageSourceResolvable } from '../messages/message-source-resolvable.js';
import { StaticMessageSource } from '../messages/static-message-source.js';
import type { AnnotationKey, Class } from '../metadata/annotations.js';
import { Implements } from '../metadata/interfaces.js';
import type { Token } from '../metadata/type-reference.js';
import { IllegalStateException } from '../util/exceptions.js';
import { getLogger } from '../util/logger.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import { runSteps, type Steps, until } from '../util/steps.js';
import { ApplicationContext } from './application-context.js';
import { ApplicationContextAwareProcessor } from './application-context-aware-processor.js';
import { ApplicationListenerDetector } from './application-listener-detector.js';
import {
  ContextClosedEvent,
  ContextRefreshedEvent,
  ContextStartedEvent,
  ContextStoppedEvent,
} from './context-events.js';
import { DefaultLifecycleProcessor } from './default-lifecycle-processor.js';
import { LifecycleProcessor } from './lifecycle.js';
import { invokeBeanFactoryPostProcessors, registerBeanPostProcessors } from './post-processor-registration.js';

const logger = getLogger('vernal.context.ApplicationContext');

/** Name of the {@link MessageSource} that a context gets its messages from. */
export const MESSAGE_SOURCE_BEAN_NAME = 'messageSource';
/** Name of the bean that hands events to listeners, in place of a {@link SimpleApplicationEventMulticaster}. */
export const APPLICATION_EVENT_MULTICASTER_BEAN_NAME = 'applicationEventMulticaster';
/** Name of the bean that starts and stops {@link Lifecycle} beans, in place of a {@link DefaultLifecycleProcessor}. */
export const LIFECYCLE_PROCESSOR_BEAN_NAME = 'lifecycleProcessor';
/** Name of the {@link ConversionService} that beans are made with. */
export const CONVERSION_SERVICE_BEAN_NAME = 'conversionService';
/** Name of the bean under which the context's {@link Environment} is registered. */
export const ENVIRONMENT_BEAN_NAME = 'environment';

let contexts = 0;

/**
 * The life of a context: {@link refresh} makes and starts its beans, {@link close} stops and gives them up. Subclasses
 * give the bean factory and may join in at the steps of `refresh`. Source: Spring's `AbstractApplicationContext`.
 */
@Implements(MessageSource, ApplicationEventPublisher)
export abstract class AbstractApplicationContext extends ApplicationContext implements MessageSource {
  readonly #id = `context-${++contexts}`;
  readonly #postProcessors: BeanFactoryPostProcessor[] = [];
  #listeners = new Set<ApplicationListener<never>>();
  #displayName: string | undefined;
  #parent: ApplicationContext | undefined;
  #environment: Environment | undefined;
  #startup: ApplicationStartup = ApplicationStartup.DEFAULT;
  #startupDate = 0;
  #isActive = false;
  #isClosed = false;
  #closing: Promise<void> | undefined;
  #earlyListeners: ReadonlySet<ApplicationListener<never>> | undefined;
  #earlyEvents: ApplicationEvent[] | undefined;
  #messageSource: MessageSource | undefined;
  #multicaster: ApplicationEventMulticaster | undefined;
  #lifecycleProcessor: LifecycleProcessor | undefined;
  #removeShutdownHook: (() => void) | undefined;

  /** The factory that holds the beans. */
  abstract override getBeanFactory(): DefaultBeanFactory;

  /** Makes the factory ready for a refresh. @throws IllegalStateException where it cannot be refreshed again. */
  protected abstract refreshBeanFactory(): void;

  // Facts and settings

  override getId(): string {
    return this.#id;
  }

  override getDisplayName(): string {
    return this.#displayName ?? this.#id;
  }

  setDisplayName(name: string): void {
    this.#displayName = name;
  }

  override getStartupDate(): number {
    return this.#startupDate;
  }

  override getParent(): ApplicationContext | undefined {
    return this.#parent;
  }

  /** Beans that are not here are looked for in the parent; its properties and profiles are taken over. */
  setParent(parent: ApplicationContext | undefined): void {
    this.#parent = parent;
    const inherited = parent?.getEnvironment();
    const own = this.getEnvironment();
    if (inherited instanceof StandardEnvironment && own instanceof StandardEnvironment) own.merge(inherited);
  }

  override getEnvironment(): Environment {
    this.#environment ??= this.createEnvironment();
    return this.#environment;
  }

  setEnvironment(environment: Environment): void {
    this.#environment = environment;
  }

  protected createEnvironment(): Environment {
    return new StandardEnvironment();
  }

  getApplicationStartup(): ApplicationStartup {
    return this.#startup;
  }

  /** Sets what records the steps of the start. To be called before {@link refresh}. */
  setApplicationStartup(startup: ApplicationStartup): void {
    this.#startup = startup;
    this.getBeanFactory().setApplicationStartup(startup);
  }

  /** Adds a post-processor of definitions that is no bean. */
  addBeanFactoryPostProcessor(processor: BeanFactoryPostProcessor): void {
    this.#postProcessors.push(processor);
  }

  getBeanFactoryPostProcessors(): readonly BeanFactoryPostProcessor[] {
    return this.#postProcessors;
  }

  override isActive(): boolean {
    return this.#isActive;
  }

  isClosed(): boolean {
    return this.#isClosed;
  }

  // Refresh

  /**
   * Reads the configuration, makes all singletons that are not lazy, and starts what is to run. Where a step fails, what
   * was made is given up again, and the error is the first cause of it.
   *
   * @throws BeansException, IllegalStateException where the context was refreshed before.
   */
  async refresh(): Promise<void> {
    const step = this.#startup.start('spring.context.refresh');
    try {
      this.#prepareRefresh();
      this.refreshBeanFactory();
      const factory = this.getBeanFactory();
      this.#prepareBeanFactory(factory);
      try {
        await this.postProcessBeanFactory(factory);
        await this.#postProcessBeans(factory);
        await this.#initMessageSource(factory);
        await this.#initApplicationEventMulticaster(factory);
        await this.onRefresh();
        await this.#registerListeners(factory);
        await this.#finishBeanFactoryInitialization(factory);
        await this.#finishRefresh(factory);
      } catch (error) {
        logger.debug(`Refresh of ${this.getDisplayName()} is given up.`, error);
        await this.#destroyBeans();
        this.#isActive = false;
        throw error;
      }
    } finally {
      step.end();
    }
  }

  #prepareRefresh(): void {
    this.#startupDate = Date.now();
    this.#isClosed = false;
    this.#isActive = true;
    this.#closing = undefined;
    const environment = this.getEnvironment();
    if (environment instanceof StandardEnvironment) environment.validateRequiredProperties();
    this.#earlyListeners ??= new Set(this.#listeners);
    this.#listeners = new Set(this.#earlyListeners);
    this.#earlyEvents = [];
  }

  #prepareBeanFactory(factory: DefaultBeanFactory): void {
    const environment = this.getEnvironment();
    const resolveText = (text: string): string => environment.resolvePlaceholders(text);
    factory.setEmbeddedValueResolver(resolveText);
    factory.addBeanPostProcessor(new ApplicationContextAwareProcessor(this, resolveText, () => this.#startup));
    factory.addBeanPostProcessor(this.#detector(factory));
    for (const type of [BeanFactory, ListableBeanFactory, HierarchicalBeanFactory, ConfigurableListableBeanFactory]) {
      factory.registerResolvableDependency<BeanFactory>(type, factory);
    }
    factory.registerResolvableDependency(ApplicationEventPublisher, this);
    factory.registerResolvableDependency(ApplicationContext, this);
    if (!factory.containsLocalBean(ENVIRONMENT_BEAN_NAME))
      factory.registerSingleton(ENVIRONMENT_BEAN_NAME, environment);
  }

  #detector(factory: DefaultBeanFactory): ApplicationListenerDetector {
    return new ApplicationListenerDetector(factory, {
      addApplicationListener: (listener) => this.addApplicationListener(listener),
      listenerDestroyed: (listener, name) => this.#listenerDestroyed(listener, name),
    });
  }

  /** For subclasses: the factory is set up, and no bean is made. */
  protected postProcessBeanFactory(_factory: DefaultBeanFactory): MaybePromise<void> {}

  async #postProcessBeans(factory: DefaultBeanFactory): Promise<void> {
    const step = this.#startup.start('spring.context.beans.post-process');
    try {
      await invokeBeanFactoryPostProcessors(factory, this.#postProcessors);
      await registerBeanPostProcessors(factory, factory.createAnnotationProcessors());
      factory.addBeanPostProcessor(this.#detector(factory));
    } finally {
      step.end();
    }
  }

  async #initMessageSource(factory: DefaultBeanFactory): Promise<void> {
    const parent = this.#parent instanceof AbstractApplicationContext ? this.#parent.#messageSource : undefined;
    if (factory.containsLocalBean(MESSAGE_SOURCE_BEAN_NAME)) {
      this.#messageSource = await factory.getBeanAsync(MESSAGE_SOURCE_BEAN_NAME, MessageSource);
      const source = this.#messageSource as Partial<
        Pick<StaticMessageSource, 'getParentMessageSource' | 'setParentMessageSource'>
      >;
      if (parent && source.getParentMessageSource?.() === undefined) source.setParentMessageSource?.(parent);
      return;
    }
    this.#messageSource = new StaticMessageSource(parent ? { parent } : {});
    factory.registerSingleton(MESSAGE_SOURCE_BEAN_NAME, this.#messageSource);
  }

  async #initApplicationEventMulticaster(factory: DefaultBeanFactory): Promise<void> {
    const name = APPLICATION_EVENT_MULTICASTER_BEAN_NAME;
    if (factory.containsLocalBean(name)) {
      this.#multicaster = await factory.getBeanAsync(name, ApplicationEventMulticaster);
      return;
    }
    this.#multicaster = new SimpleApplicationEventMulticaster({
      getTypes: (bean) => listenerTypes(factory, bean),
      getListener: (bean) => factory.getBean(bean, ApplicationListener),
      isSingleton: (bean) => factory.isSingleton(bean),
      isMissing: (bean) => !factory.containsBean(bean),
    });
    factory.registerSingleton(name, this.#multicaster);
  }

  /** For subclasses: special beans may be made; the others are not yet. */
  protected onRefresh(): MaybePromise<void> {}

  async #registerListeners(factory: DefaultBeanFactory): Promise<void> {
    for (const listener of this.#listeners) this.#multicaster?.addApplicationListener(listener);
    const names = factory.getBeanNamesForType(ApplicationListener, { allowEagerInit: false });
    for (const name of names) this.#multicaster?.addApplicationListenerBean(name);
    const early = this.#earlyEvents ?? [];
    this.#earlyEvents = undefined;
    for (const event of early) await this.#multicaster?.multicastEvent(event);
  }

  async #finishBeanFactoryInitialization(factory: DefaultBeanFactory): Promise<void> {
    const name = CONVERSION_SERVICE_BEAN_NAME;
    if (factory.containsBean(name) && factory.isTypeMatch(name, ConversionService)) {
      factory.setConversionService(await factory.getBeanAsync(name, ConversionService));
    }
    const made = factory.preInstantiateSingletons();
    if (isPromiseLike(made)) await made;
  }

  async #finishRefresh(factory: DefaultBeanFactory): Promise<void> {
    this.#lifecycleProcessor = await this.#findLifecycleProcessor(factory);
    await this.#lifecycleProcessor.onRefresh();
    await this.publishEvent(new ContextRefreshedEvent(this));
  }

  async #findLifecycleProcessor(factory: DefaultBeanFactory): Promise<LifecycleProcessor> {
    const name = LIFECYCLE_PROCESSOR_BEAN_NAME;
    if (factory.containsLocalBean(name)) return await factory.getBeanAsync(name, LifecycleProcessor);
    const processor = new DefaultLifecycleProcessor(factory);
    factory.registerSingleton(name, processor);
    return processor;
  }

  // Start, stop, close

  /** Starts all lifecycle beans, those too that do not start by themselves. */
  async start(): Promise<void> {
    await this.#requireLifecycleProcessor().start();
    await this.publishEvent(new ContextStartedEvent(this));
  }

  async stop(): Promise<void> {
    await this.#requireLifecycleProcessor().stop();
    await this.publishEvent(new ContextStoppedEvent(this));
  }

  isRunning(): boolean {
    return this.#lifecycleProcessor?.isRunning() ?? false;
  }

  #requireLifecycleProcessor(): LifecycleProcessor {
    if (this.#lifecycleProcessor) return this.#lifecycleProcessor;
    throw new IllegalStateException(`${this.getDisplayName()} has no lifecycle yet: call and await refresh() first.`);
  }

  /** Stops and gives up all beans, each before those that it uses. A second call waits for the first one. */
  close(): Promise<void> {
    this.#closing ??= this.#doClose();
    return this.#closing;
  }

  async #doClose(): Promise<void> {
    this.#removeShutdownHook?.();
    this.#removeShutdownHook = undefined;
    if (!this.#isActive || this.#isClosed) return;
    this.#isClosed = true;
    await this.#attempt('publishing ContextClosedEvent', () => this.publishEvent(new ContextClosedEvent(this)));
    await this.#attempt('stopping lifecycle beans', () => this.#lifecycleProcessor?.onClose());
    await this.#destroyBeans();
    await this.onClose();
    if (this.#earlyListeners) this.#listeners = new Set(this.#earlyListeners);
    this.#multicaster = undefined;
    this.#messageSource = undefined;
    this.#lifecycleProcessor = undefined;
    this.#isActive = false;
  }

  async #attempt(what: string, run: () => MaybePromise<void> | undefined): Promise<void> {
    try {
      await run();
    } catch (error) {
      logger.warn(`Closing ${this.getDisplayName()}: ${what} failed.`, error);
    }
  }

  async #destroyBeans(): Promise<void> {
    const destroyed = this.getBeanFactory().destroySingletons();
    if (isPromiseLike(destroyed)) await destroyed;
  }

  /** For subclasses: all beans are given up. */
  protected onClose(): MaybePromise<void> {}

  /** Has the context closed at SIGTERM and SIGINT; the signal then ends the process as it would have without this. */
  registerShutdownHook(): void {
    if (this.#removeShutdownHook) return;
    const onSignal = (signal: NodeJS.Signals): void => {
      void this.close().finally(() => process.kill(process.pid, signal));
    };
    process.once('SIGTERM', onSignal);
    process.once('SIGINT', onSignal);
    this.#removeShutdownHook = () => {
      process.off('SIGTERM', onSignal);
      process.off('SIGINT', onSignal);
    };
  }

  // Events

  override publishEvent(event: unknown): MaybePromise<void> {
    const wrapped = event instanceof ApplicationEvent ? event : new PayloadApplicationEvent(this, event);
    return runSteps(this.#publish(wrapped));
  }

  *#publish(event: ApplicationEvent): Steps<void> {
    if (this.#earlyEvents) this.#earlyEvents.push(event);
    else if (this.#multicaster) yield* until(this.#multicaster.multicastEvent(event));
    if (this.#parent) yield* until(this.#parent.publishEvent(event));
  }

  /** Adds a listener; before the refresh it is kept for this and every later one. */
  addApplicationListener(listener: ApplicationListener<never>): void {
    this.#multicaster?.addApplicationListener(listener);
    this.#listeners.add(listener);
  }

  removeApplicationListener(listener: ApplicationListener<never>): void {
    this.#multicaster?.removeApplicationListener(listener);
    this.#listeners.delete(listener);
  }

  #listenerDestroyed(listener: ApplicationListener<never>, beanName: string): void {
    this.removeApplicationListener(listener);
    this.#multicaster?.removeApplicationListenerBean(beanName);
  }

  // Messages

  override getMessage(code: string, args: readonly unknown[] | undefined, locale: Intl.Locale): string;
  override getMessage(
    code: string,
    args: readonly unknown[] | undefined,
    defaultMessage: string,
    locale: Intl.Locale,
  ): string;
  override getMessage(
    code: string,
    args: readonly unknown[] | undefined,
    defaultMessage: string | undefined,
    locale: Intl.Locale,
  ): string | undefined;
  override getMessage(resolvable: MessageSourceResolvable, locale: Intl.Locale): string;
  override getMessage(...args: readonly unknown[]): string | undefined {
    const source = this.#messageSource;
    if (!source) {
      throw new IllegalStateException(`${this.getDisplayName()} has no messages yet: call and await refresh() first.`);
    }
    return Reflect.apply(source.getMessage, source, args) as string | undefined;
  }

  // The bean factory

  override getBean<T>(token: Token<T>, type?: Class<T>): T {
    if (!this.#isActive) this.#assertActive();
    const factory = this.getBeanFactory();
    return type === undefined ? factory.getBean(token) : factory.getBean(token as string, type);
  }

  override async getBeanAsync<T>(token: Token<T>, type?: Class<T>): Promise<T> {
    this.#assertActive();
    const factory = this.getBeanFactory();
    return type === undefined ? await factory.getBeanAsync(token) : await factory.getBeanAsync(token as string, type);
  }

  override getBeanProvider<T>(type: Class<T>): ObjectProvider<T> {
    return this.#activeFactory().getBeanProvider(type);
  }

  override containsBean(name: string | symbol): boolean {
    return this.getBeanFactory().containsBean(name);
  }

  override isSingleton(name: string): boolean {
    return this.#activeFactory().isSingleton(name);
  }

  override isPrototype(name: string): boolean {
    return this.#activeFactory().isPrototype(name);
  }

  override isTypeMatch(name: string, type: Class): boolean {
    return this.#activeFactory().isTypeMatch(name, type);
  }

  override getType(name: string): Class | undefined {
    return this.#activeFactory().getType(name);
  }

  override getAliases(name: string): string[] {
    return this.getBeanFactory().getAliases(name);
  }

  override containsBeanDefinition(name: string): boolean {
    return this.getBeanFactory().containsBeanDefinition(name);
  }

  override getBeanDefinitionNames(): string[] {
    return this.getBeanFactory().getBeanDefinitionNames();
  }

  override getBeanDefinitionCount(): number {
    return this.getBeanFactory().getBeanDefinitionCount();
  }

  override getBeanNamesForType(type: Class, options?: NamesForTypeOptions): string[] {
    return this.#activeFactory().getBeanNamesForType(type, options);
  }

  override getBeansOfType<T>(type: Class<T>, options?: NamesForTypeOptions): Map<string, T> {
    return this.#activeFactory().getBeansOfType(type, options);
  }

  override getBeanNamesForAnnotation<A extends object>(key: AnnotationKey<A>): string[] {
    return this.#activeFactory().getBeanNamesForAnnotation(key);
  }

  override getBeansWithAnnotation<A extends object>(key: AnnotationKey<A>): Map<string, unknown> {
    return this.#activeFactory().getBeansWithAnnotation(key);
  }

  override findAnnotationOnBean<A extends object>(name: string, key: AnnotationKey<A>): A | undefined {
    return this.#activeFactory().findAnnotationOnBean(name, key);
  }

  override getParentBeanFactory(): ApplicationContext | undefined {
    return this.#parent;
  }

  override containsLocalBean(name: string | symbol): boolean {
    return this.getBeanFactory().containsLocalBean(name);
  }

  #activeFactory(): DefaultBeanFactory {
    this.#assertActive();
    return this.getBeanFactory();
  }

  #assertActive(): void {
    if (this.#isActive) return;
    const name = this.getDisplayName();
    throw new IllegalStateException(
      this.#isClosed
        ? `${name} has been closed already.`
        : `${name} has not been refreshed yet: call and await refresh() first.`,
    );
  }
}

function listenerTypes(factory: DefaultBeanFactory, name: string): Class[] {
  const definition = factory.containsBeanDefinition(name) ? factory.getBeanDefinition(name) : undefined;
  const declared = definition?.factoryMethodName === undefined ? definition?.beanClass : undefined;
  return [factory.getType(name), declared].filter((type) => type !== undefined);
}
