import assert from 'node:assert/strict';
import { BeanPostProcessor } from '../beans/bean-post-processor.js';
import { Bean, ComponentScan, Configuration } from '../decorators/configuration.js';
import { EventListener } from '../decorators/event-listener.js';
import { Autowired, Inject, Value } from '../decorators/injection.js';
import { PostConstruct } from '../decorators/lifecycle.js';
import { Qualifier } from '../decorators/qualifiers.js';
import { Scope } from '../decorators/scope.js';
import { Component } from '../decorators/stereotypes.js';
import type { Class } from '../metadata/annotations.js';
import { IllegalStateException } from '../util/exceptions.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';

type Later<T> = T;

/** The message with which a context of these classes fails to start. */
async function failure(...types: Class[]): Promise<string> {
  try {
    await AnnotationConfigApplicationContext.run(...types);
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail('the context has started');
}

abstract class Mailer {
  abstract send(): void;
}

describe('The message for a common mistake', () => {
  it('prints the whole path to a missing bean, and how to register one', async () => {
    @Component()
    class Notifier {
      constructor(readonly mailer: Mailer) {}
    }
    @Component()
    class OrderService {
      @Autowired() notifier!: Notifier;
    }
    @Component()
    class OrderController {
      @Autowired() setService(_service: OrderService): void {}
    }
    assert.equal(
      await failure(OrderController, OrderService, Notifier),
      "Cannot create bean 'orderController': parameter 0 '_service' (OrderService) of OrderController.setService()\n" +
        "  → Cannot create bean 'orderService': field OrderService.notifier (Notifier)\n" +
        "  → Cannot create bean 'notifier': constructor parameter 0 'mailer' (Mailer) of Notifier\n" +
        '  → No bean of type Mailer is there. Register one: a class with @Component() that is scanned, imported or ' +
        'registered, or a @Bean() method. A class that only implements Mailer is not known to at run time: let it extend ' +
        'it, or say @Implements(Mailer). Where it may be missing say @Autowired({ required: false }).',
    );
  });

  it('says which bean a post-processor has replaced by one of another type', async () => {
    @Component()
    class Smtp extends Mailer {
      override send(): void {}
    }
    class Recorder extends Mailer {
      override send(): void {}
    }
    @Component()
    class Wrapper extends BeanPostProcessor {
      override postProcessAfterInitialization(bean: object): object {
        return bean instanceof Smtp ? new Recorder() : bean;
      }
    }
    @Component()
    class Notifier {
      constructor(readonly mailer: Smtp) {}
    }
    assert.match(
      await failure(Wrapper, Smtp, Notifier),
      /Bean 'smtp' is declared as Smtp, but a post-processor has put a Recorder in its place, which is no Smtp/,
    );
  });

  it('names the candidates where there are several, and how to choose', async () => {
    @Component()
    class SmtpMailer extends Mailer {
      override send(): void {}
    }
    @Component()
    class LogMailer extends Mailer {
      override send(): void {}
    }
    @Component()
    class Notifier {
      constructor(readonly mailer: Mailer) {}
    }
    assert.match(
      await failure(Notifier, SmtpMailer, LogMailer),
      /One bean of type Mailer is asked for, but 2 are there: 'smtpMailer', 'logMailer'.*@Primary\(\).*@Qualifier\(\)/,
    );
  });

  it('says why each candidate was not taken', async () => {
    @Component()
    class SmtpMailer extends Mailer {
      override send(): void {}
    }
    @Component()
    class Notifier {
      constructor(@Qualifier('bulk') readonly mailer: Mailer) {}
    }
    assert.match(
      await failure(Notifier, SmtpMailer),
      /Not taken: 'smtpMailer' \(has not the qualifier @Qualifier\("bulk"\)\)/,
    );
  });

  it('prints a circle of constructors, and how to break it', async () => {
    @Component()
    class Chicken {
      constructor(@Inject(() => Egg) readonly egg: Later<Egg>) {}
    }
    @Component()
    class Egg {
      constructor(readonly chicken: Chicken) {}
    }
    assert.match(
      await failure(Chicken, Egg),
      /needed for its own creation: 'chicken' → 'egg' → 'chicken'\. Break the circle: .*@Lazy\(\)/,
    );
  });

  it('tells that no decorator metadata were recorded', async () => {
    class Undecorated {
      constructor(readonly mailer: Mailer) {}
    }
    assert.match(
      await failure(Undecorated),
      /constructor parameter 0 'mailer' of Undecorated\n {2}→ Its type is not known: the transpiler has recorded no decorator metadata.*static inject = \[Type, …\]/,
    );
  });

  it('tells an interface or a type-only import', async () => {
    @Component()
    class Notifier {
      constructor(readonly mailer: { send(): void }) {}
    }
    assert.match(
      await failure(Notifier),
      /recorded as Object: it is an interface, a union, or imported by `import type`/,
    );
  });

  it('tells a class that is imported by `import type`, of which the compiler records Function', async () => {
    @Component()
    class Notifier {
      constructor(readonly mailer: () => void) {}
    }
    assert.match(
      await failure(Notifier),
      /'mailer' of Notifier\n {2}→ Its type was recorded as Function:.*`import type`/,
    );
  });

  it('tells an event that is imported by `import type`', async () => {
    @Component()
    class Listener {
      @EventListener() on(_event: () => void): void {}
    }
    assert.match(await failure(Listener), /Listener\.on does not say what it listens to:.*imported by `import type`/);
  });

  it('tells what is no class where one is to be registered', async () => {
    const unset = undefined as unknown as Class;
    const forgotten = Component(Mailer as unknown as string) as unknown as Class;
    assert.match(await failure(unset), /A class is to be registered, but undefined was given/);
    assert.match(
      await failure(forgotten),
      /but a function without a class was given\. Write decorators with parentheses/,
    );
  });

  it('names the files of two classes that a scan finds under one name', async () => {
    @Configuration()
    @ComponentScan({ base: import.meta.url, dirs: ['fixtures/same-names'] })
    class App {}
    assert.match(
      await failure(App),
      /bean name 'mailer': Mailer in .*one\/mailer\.js and another Mailer in .*other\/mailer\.js\./,
    );
  });

  it('names the property that a value of another type than text asks for in vain', async () => {
    @Component()
    class Server {
      constructor(@Value('${no.such.port}') readonly port: number) {}
    }
    assert.match(
      await failure(Server),
      /'port' \(Number\) of Server\n {2}→ .*Could not resolve placeholder 'no\.such\.port'.*\$\{no\.such\.port:…\}/s,
    );
  });

  it('does not ask for the proxy that a bean of a narrow scope has', async () => {
    @Component()
    @Scope('visit', { proxyMode: 'targetClass' })
    class Visit {
      number = 1;
    }
    const context = new AnnotationConfigApplicationContext(Visit);
    context.getBeanFactory().registerScope('visit', {
      get: () => {
        throw new IllegalStateException('nobody visits');
      },
      remove: () => undefined,
      registerDestructionCallback: () => undefined,
    });
    await context.refresh();
    assert.throws(() => context.getBean(Visit).number, {
      message:
        "Cannot create bean 'scopedTarget.visit': its scope 'visit' is not active here\n  → IllegalStateException: nobody visits",
    });
  });

  it('tells a circular import', async () => {
    @Component()
    class Notifier {
      constructor(@Inject(() => undefined as unknown as Class) readonly mailer: unknown) {}
    }
    assert.match(await failure(Notifier), /two modules import each other.*@Inject\(\(\) => Type\)/s);
  });

  it('asks of what a list is to be', async () => {
    @Component()
    class Notifier {
      constructor(readonly mailers: Mailer[]) {}
    }
    assert.match(
      await failure(Notifier),
      /It is an Array, but of what is not known at run time.*@Inject\(\{ of: Type \}\)/,
    );
  });

  it('points to @Value for texts and numbers', async () => {
    @Component()
    class Server {
      constructor(readonly host: string) {}
    }
    assert.match(
      await failure(Server),
      /No bean of type String is there\. For a value from the environment say @Value/,
    );
  });

  it('suggests the nearest names', async () => {
    @Component()
    class Clock {}
    const context = await AnnotationConfigApplicationContext.run(Clock);
    assert.throws(() => context.getBean('clok'), /No bean named 'clok' is there\. Did you mean 'clock'\?/);
    class Clocks {}
    assert.throws(() => context.getBean(Clocks), /No bean of type Clocks is there\. Did you mean Clock\?/);
  });

  it('tells another class of the same name', async () => {
    const twin = () => class Twin {};
    const [First, Second] = [twin(), twin()];
    const context = await AnnotationConfigApplicationContext.run(First);
    assert.throws(() => context.getBean(Second), /Did you mean another class named Twin\?/);
  });

  it('names beans whose type is not known before they are made', async () => {
    @Configuration()
    class App {
      @Bean() async mailer(): Promise<Mailer> {
        return { send: () => {} };
      }
    }
    @Component()
    class Notifier {
      constructor(readonly mailers: Mailer) {}
    }
    assert.match(
      await failure(Notifier, App),
      /The type of 'mailer' is not known before it is made: say it by @Bean\({ type: Mailer }\)/,
    );
  });

  it('names the scope that is not registered, and those that are', async () => {
    @Component()
    @Scope('request')
    class Cart {}
    const context = await AnnotationConfigApplicationContext.run(Cart);
    assert.throws(
      () => context.getBean(Cart),
      /Bean 'cart' is of the scope 'request', which is not registered\. Scopes there are: singleton, prototype/,
    );
  });

  it('names both definitions of one name where overriding is off', () => {
    class Clock {}
    const context = new AnnotationConfigApplicationContext();
    context.setAllowBeanDefinitionOverriding(false);
    context.registerBean('clock', Clock);
    assert.throws(() => context.registerBean('clock', Mailer), /Bean 'clock' is defined twice: by Clock and by Mailer/);
  });

  it('names the callback that has failed', async () => {
    @Component()
    class Cache {
      @PostConstruct() warmUp(): void {
        throw new TypeError('no data');
      }
    }
    assert.equal(await failure(Cache), "Cannot create bean 'cache': Cache.warmUp() failed\n  → TypeError: no data");
  });

  it('says where a value does not fit', async () => {
    @Component()
    class Server {
      @Value('many') port!: number;
    }
    assert.match(await failure(Server), /Cannot create bean 'server': field Server\.port \(Number\)\n {2}→ .*many/s);
  });
});

describe('A decorator at a wrong place', () => {
  it('is refused by name', () => {
    assert.throws(
      () => (PostConstruct() as unknown as (type: Class) => void)(Mailer),
      /@PostConstruct\(\) cannot stand on the class Mailer: it belongs on a method/,
    );
  });

  it('is refused where it was compiled as an ECMAScript decorator', () => {
    const decorate = PostConstruct() as unknown as (value: undefined, context: object) => void;
    assert.throws(
      () => decorate(undefined, { kind: 'method', name: 'connect' }),
      /@PostConstruct\(\) on the method connect was compiled as an ECMAScript decorator.*"experimentalDecorators": true/,
    );
  });
});
