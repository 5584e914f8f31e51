import { Bean, Configuration, Import } from './configuration.js';
import { Autowired, Value } from './injection.js';
import { PostConstruct } from './lifecycle.js';
import { Order } from './order.js';
import { Component, Service } from './stereotypes.js';

class Engine {}

@Component()
@Order(1)
export class DecoratorsWhereTheyBelong {
  @Autowired()
  engine!: Engine;

  @Value('${port:8080}')
  port!: number;

  @PostConstruct()
  start(): void {}

  @Bean()
  other(@Autowired() engine: Engine, @Value('${name}') _name: string): Engine {
    return engine;
  }
}

export class DecoratorsWhereTheyDoNotBelong {
  // @ts-expect-error a stereotype belongs on a class
  @Service()
  field = 1;

  // @ts-expect-error a bean is made by a method
  @Bean()
  bean = new Engine();

  // @ts-expect-error a configuration is a class
  @Configuration()
  method(): void {}

  // @ts-expect-error a callback is a method
  @PostConstruct()
  ready = false;

  // @ts-expect-error an order belongs on a class or a method
  @Order(1)
  order = 1;

  // @ts-expect-error only classes import others
  @Import(Engine)
  imported(): void {}

  // @ts-expect-error nothing is injected into a class
  constructor(@Component() _engine: Engine) {}
}

// @ts-expect-error a class gets its dependencies by its constructor
@Autowired()
export class InjectedClass {}

// @ts-expect-error the value of a property is a text
Value(1);

// @ts-expect-error an order is a number
Order('first');

// @ts-expect-error an unknown option
Bean({ initMethods: 'start' });
