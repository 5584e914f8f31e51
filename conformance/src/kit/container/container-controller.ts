import {
  type ApplicationContext,
  GenericApplicationContext,
  isInstance,
  MapPropertySource,
  type StandardEnvironment,
  UnsupportedOperationException,
} from '@vernal/core';
import { PostMapping, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { type BeanSpec, register } from './bean-spec.js';
import * as callables from './beans/callable.js';
import * as circles from './beans/circles.js';
import * as configurations from './beans/configurations.js';
import * as editors from './beans/editors.js';
import * as factories from './beans/factories.js';
import * as greeters from './beans/greeters.js';
import { addKinds, definitionOf, typeOf } from './beans/kinds.js';
import * as lifecycles from './beans/lifecycles.js';
import * as listeners from './beans/listeners.js';
import * as named from './beans/named.js';
import * as needs from './beans/needs.js';
import * as plain from './beans/plain.js';
import * as probes from './beans/probe.js';
import * as processors from './beans/processors.js';
import { callProvider } from './beans/providers.js';
import { Trace } from './beans/trace.js';
import { DeskScope } from './desk-scope.js';
import { describeError } from './errors.js';

for (const module of [
  callables,
  circles,
  configurations,
  editors,
  factories,
  greeters,
  lifecycles,
  listeners,
  named,
  needs,
  plain,
  probes,
  processors,
]) {
  addKinds(module);
}

interface ContextSpec {
  readonly beans: readonly BeanSpec[];
  readonly profiles?: readonly string[] | null;
  readonly properties?: Readonly<Record<string, string>> | null;
  readonly allowOverriding?: boolean | null;
  readonly allowCircular?: boolean | null;
  readonly parent?: ContextSpec | null;
  readonly actions?: readonly string[] | null;
}

/** What an action works on. */
interface Scene {
  readonly context: GenericApplicationContext;
  readonly desk: DeskScope;
}

/**
 * An application context from a list of definitions, a list of actions on it, and a trace of what the beans saw. Every
 * request makes its own context; it is closed at the end, which is no part of the trace unless "close" is an action.
 */
@RestController()
@RequestMapping('/kit/container')
export class ContainerController {
  @PostMapping()
  run(@RequestBody() spec: ContextSpec): Promise<object> {
    return Trace.record(() => runSpec(spec));
  }
}

async function runSpec(spec: ContextSpec): Promise<object> {
  const contexts: GenericApplicationContext[] = [];
  try {
    const desk = new DeskScope();
    let context: GenericApplicationContext;
    try {
      context = await makeContexts(spec, desk, contexts);
    } catch (thrown) {
      return { trace: Trace.end(), results: [], failed: describeError(thrown) };
    }
    const results: unknown[] = [];
    for (const action of spec.actions ?? []) results.push(await outcome(action, { context, desk }));
    return { trace: Trace.end(), results };
  } finally {
    for (const context of contexts) await context.close();
  }
}

/** The context with its parent, which is refreshed already; all are added to the list, children first. */
async function makeContexts(
  spec: ContextSpec,
  desk: DeskScope,
  contexts: GenericApplicationContext[],
): Promise<GenericApplicationContext> {
  let parent: GenericApplicationContext | undefined;
  if (spec.parent) {
    parent = makeContext('parent', spec.parent, undefined, desk);
    contexts.push(parent);
    await parent.refresh();
  }
  const context = makeContext('main', spec, parent, desk);
  contexts.unshift(context);
  return context;
}

function makeContext(
  name: string,
  spec: ContextSpec,
  parent: ApplicationContext | undefined,
  desk: DeskScope,
): GenericApplicationContext {
  const context = new GenericApplicationContext(parent);
  context.setDisplayName(name);
  const environment = context.getEnvironment() as StandardEnvironment;
  if (spec.profiles) environment.setActiveProfiles(...spec.profiles);
  if (spec.properties) {
    environment.getPropertySources().addFirst(new MapPropertySource(`given to ${name}`, spec.properties));
  }
  context.setAllowBeanDefinitionOverriding(spec.allowOverriding ?? true);
  context.setAllowCircularReferences(spec.allowCircular ?? true);
  context.getBeanFactory().registerScope('desk', desk);
  for (const bean of spec.beans) register(bean, context);
  return context;
}

async function outcome(action: string, scene: Scene): Promise<unknown> {
  try {
    return (await perform(action, scene)) ?? null;
  } catch (thrown) {
    if (thrown instanceof UnsupportedOperationException) throw thrown;
    return describeError(thrown);
  }
}

type Action = (scene: Scene, a: string, b: string | undefined) => unknown;

/** VERB, VERB:ARGUMENT or VERB:ARGUMENT:ARGUMENT. */
const ACTIONS: Readonly<Record<string, Action>> = {
  // Life of the context
  refresh: ({ context }) => done(context.refresh()),
  start: ({ context }) => done(context.start()),
  stop: ({ context }) => done(context.stop()),
  close: ({ context }) => done(context.close()),
  isActive: ({ context }) => context.isActive(),
  isRunning: ({ context }) => context.isRunning(),

  // Look-up
  get: ({ context }, name, kind) =>
    Trace.describe(kind === undefined ? context.getBean(name) : context.getBean(name, typeOf(kind))),
  getByType: ({ context }, kind) => Trace.describe(context.getBean(typeOf(kind))),
  names: ({ context }, kind) => context.getBeanNamesForType(typeOf(kind)),
  beans: ({ context }, kind) => {
    const beans = [...context.getBeansOfType(typeOf(kind))];
    return Object.fromEntries(beans.map(([name, bean]) => [name, Trace.describe(bean)]));
  },
  provider: ({ context }, kind, method) => callProvider(context.getBeanProvider(typeOf(kind)), method ?? ''),
  call: ({ context }, name, method) => {
    const bean = context.getBean(name);
    return isInstance(bean, callables.Callable) ? bean.call(method ?? '') : (bean as greeters.Greeter).greet();
  },

  // Questions that create no bean
  contains: ({ context }, name) => context.containsBean(name),
  containsLocal: ({ context }, name) => context.containsLocalBean(name),
  hasDefinition: ({ context }, name) => context.containsBeanDefinition(name),
  isSingleton: ({ context }, name) => context.isSingleton(name),
  isPrototype: ({ context }, name) => context.isPrototype(name),
  type: ({ context }, name) => context.getType(name)?.name,
  matches: ({ context }, name, kind) => context.isTypeMatch(name, typeOf(kind ?? '')),
  aliases: ({ context }, name) => context.getAliases(name).sort(),
  property: ({ context }, name) => context.getEnvironment().getProperty(name),

  // Changes
  alias: ({ context }, name, alias) => done(context.registerAlias(name, alias ?? '')),
  register: ({ context }, name) => done(context.getBeanFactory().registerSingleton(name, new plain.Plain(name))),
  define: ({ context }, name, kind) => done(context.registerBeanDefinition(name, definitionOf(name, kind ?? ''))),
  remove: ({ context }, name) => done(context.removeBeanDefinition(name)),
  destroy: ({ context }, name) => done(context.getBeanFactory().destroySingleton(name)),
  clearDesk: ({ desk }) => done(desk.clear()),

  // Events; a text is an event, too
  publish: ({ context }, kind, text = '') => done(context.publishEvent(eventOf(kind, text))),
};

/** Performs an action; "parent:ACTION" is performed on the parent. */
function perform(action: string, scene: Scene): unknown {
  const [verb = '', a = '', ...rest] = action.split(':');
  if (verb === 'parent') {
    const parent = scene.context.getParent() as GenericApplicationContext;
    return perform(action.slice('parent:'.length), { ...scene, context: parent });
  }
  const act = ACTIONS[verb];
  if (!act) throw new UnsupportedOperationException(action);
  return act(scene, a, rest.length > 0 ? rest.join(':') : undefined);
}

async function done(work: unknown): Promise<string> {
  await work;
  return 'done';
}

function eventOf(kind: string, text: string): unknown {
  switch (kind) {
    case 'Ping':
      return new listeners.Ping(text);
    case 'LoudPing':
      return new listeners.LoudPing(text);
    case 'Pong':
      return new listeners.Pong(text);
    default:
      return text;
  }
}
