import type { ConfigurableListableBeanFactory } from '../beans/bean-factory.js';
import { isInstance } from '../metadata/interfaces.js';
import { getLogger } from '../util/logger.js';
import { isPromiseLike } from '../util/promises.js';
import { ApplicationContextException } from './errors.js';
import { DEFAULT_PHASE, Lifecycle, LifecycleProcessor, SmartLifecycle } from './lifecycle.js';

const logger = getLogger('vernal.context.DefaultLifecycleProcessor');

/** Starts and stops beans by phases; within a phase after and before those that they depend on. */
export class DefaultLifecycleProcessor extends LifecycleProcessor {
  readonly #factory: ConfigurableListableBeanFactory;
  #isRunning = false;
  /** Milliseconds that each phase may take to stop. Default: 10,000. */
  timeoutPerShutdownPhase = 10_000;

  constructor(factory: ConfigurableListableBeanFactory) {
    super();
    this.#factory = factory;
  }

  override async start(): Promise<void> {
    await this.#startBeans(false);
    this.#isRunning = true;
  }

  override async stop(): Promise<void> {
    await this.#stopBeans();
    this.#isRunning = false;
  }

  override async onRefresh(): Promise<void> {
    try {
      await this.#startBeans(true);
    } catch (error) {
      if (error instanceof ApplicationContextException) await this.#stopBeans();
      throw error;
    }
    this.#isRunning = true;
  }

  override onClose(): Promise<void> {
    return this.stop();
  }

  override isRunning(): boolean {
    return this.#isRunning;
  }

  async #startBeans(autoStartupOnly: boolean): Promise<void> {
    const beans = await this.#lifecycleBeans();
    const wanted = [...beans].filter(([, bean]) => !autoStartupOnly || isAutoStartup(bean));
    for (const [, names] of byPhase(wanted).sort(([a], [b]) => a - b)) {
      for (const name of names) await this.#start(beans, name, autoStartupOnly);
    }
  }

  async #start(beans: Map<string, Lifecycle>, name: string, autoStartupOnly: boolean): Promise<void> {
    const bean = beans.get(name);
    if (!bean) return;
    beans.delete(name);
    for (const used of this.#factory.getDependenciesForBean(name)) await this.#start(beans, used, autoStartupOnly);
    const isWanted = !autoStartupOnly || !isInstance(bean, SmartLifecycle) || bean.isAutoStartup();
    if (bean.isRunning() || !isWanted) return;
    try {
      await bean.start();
    } catch (cause) {
      throw new ApplicationContextException(`Bean '${name}' (${bean.constructor.name}) did not start`, { cause });
    }
  }

  async #stopBeans(): Promise<void> {
    const beans = await this.#lifecycleBeans();
    for (const [phase, names] of byPhase([...beans]).sort(([a], [b]) => b - a)) {
      const pending = new Map<string, PromiseLike<void>>();
      for (const name of names) await this.#stop(beans, name, pending);
      await this.#allStopped(phase, pending);
    }
  }

  /** Asks a bean to stop, those that use it before; what takes its time is added to `pending`. */
  async #stop(beans: Map<string, Lifecycle>, name: string, pending: Map<string, PromiseLike<void>>): Promise<void> {
    const bean = beans.get(name);
    if (!bean) return;
    beans.delete(name);
    for (const user of this.#factory.getDependentBeans(name)) await this.#stop(beans, user, pending);
    if (!bean.isRunning()) return;
    try {
      const stopping = bean.stop();
      if (!isPromiseLike(stopping)) return;
      if (isInstance(bean, SmartLifecycle))
        pending.set(
          name,
          stopping.then(undefined, (error) => warn(name, error)),
        );
      else await stopping;
    } catch (error) {
      warn(name, error);
    }
  }

  async #allStopped(phase: number, pending: ReadonlyMap<string, PromiseLike<void>>): Promise<void> {
    if (pending.size === 0) return;
    const waiting = new Set(pending.keys());
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.timeoutPerShutdownPhase);
    });
    const all = Promise.all([...pending].map(([name, stopping]) => stopping.then(() => waiting.delete(name))));
    await Promise.race([all, timeout]);
    clearTimeout(timer);
    if (waiting.size > 0) {
      const names = [...waiting].join(', ');
      logger.warn(
        `Phase ${phase} ends with beans that have not stopped within ${this.timeoutPerShutdownPhase} ms: ${names}`,
      );
    }
  }

  async #lifecycleBeans(): Promise<Map<string, Lifecycle>> {
    const beans = new Map<string, Lifecycle>();
    const names = this.#factory.getBeanNamesForType(Lifecycle, { includeNonSingletons: false, allowEagerInit: false });
    for (const name of names) {
      const isThere = this.#factory.containsSingleton(name.replace(/^&/, ''));
      if (!isThere && !this.#factory.isTypeMatch(name, SmartLifecycle)) continue;
      const bean = await this.#factory.getBeanAsync(name);
      if (isInstance(bean, Lifecycle) && !isInstance(bean, LifecycleProcessor)) beans.set(name.replace(/^&/, ''), bean);
    }
    return beans;
  }
}

function isAutoStartup(bean: Lifecycle): boolean {
  return isInstance(bean, SmartLifecycle) && bean.isAutoStartup();
}

function phaseOf(bean: Lifecycle): number {
  const { getPhase } = bean as Partial<SmartLifecycle>;
  if (getPhase) return getPhase.call(bean);
  return isInstance(bean, SmartLifecycle) ? DEFAULT_PHASE : 0;
}

function byPhase(beans: readonly [string, Lifecycle][]): [number, string[]][] {
  const phases = new Map<number, string[]>();
  for (const [name, bean] of beans) {
    const phase = phaseOf(bean);
    phases.set(phase, [...(phases.get(phase) ?? []), name]);
  }
  return [...phases];
}

function warn(name: string, error: unknown): void {
  logger.warn(`Bean '${name}' did not stop as it should.`, error);
}
