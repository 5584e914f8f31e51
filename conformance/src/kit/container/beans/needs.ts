import {
  ApplicationContext,
  Autowired,
  type InitializingBean,
  Inject,
  Integer,
  Lazy,
  ObjectProvider,
  Qualifier,
  Value,
} from '@vernal/core';
import type { Callable } from './callable.js';
import { English, Greeter } from './greeters.js';
import { Named } from './named.js';
import { callProvider } from './providers.js';
import { Trace } from './trace.js';

/** One greeter by constructor. */
export class NeedsGreeter extends Named {
  constructor(name: string, @Inject() greeter: Greeter) {
    super(name, greeter);
  }
}

/** One greeter of a certain class by constructor. */
export class NeedsEnglish extends Named {
  constructor(name: string, @Inject() greeter: English) {
    super(name, greeter);
  }
}

/** One greeter with the qualifier "polite": of the class, of the definition, or the name of the bean. */
export class NeedsPolite extends Named {
  constructor(name: string, @Qualifier('polite') greeter: Greeter) {
    super(name, greeter);
  }
}

/** All greeters in their order. */
export class NeedsAll extends Named {
  constructor(name: string, @Inject({ of: Greeter }) greeters: Greeter[]) {
    super(name, greeters);
  }
}

/** All greeters with the qualifier "polite". */
export class NeedsAllPolite extends Named {
  constructor(name: string, @Qualifier('polite') @Inject({ of: Greeter }) greeters: Greeter[]) {
    super(name, greeters);
  }
}

/** All greeters by bean name. */
export class NeedsMap extends Named {
  constructor(name: string, @Inject({ of: Greeter }) greeters: Map<string, Greeter>) {
    super(name, greeters);
  }
}

/** A greeter or none. */
export class NeedsOptional extends Named {
  constructor(name: string, @Inject({ type: Greeter, required: false }) greeter?: Greeter) {
    super(name, greeter);
  }
}

/** A greeter or none: what Java tells from an optional is the same in TypeScript. */
export class NeedsNullable extends Named {
  constructor(name: string, @Inject({ type: Greeter, required: false }) greeter: Greeter | null) {
    super(name, greeter);
  }
}

/** A greeter by setter. */
export class NeedsBySetter extends Named {
  @Autowired()
  setGreeter(greeter: Greeter): void {
    this.trace(`setGreeter(${Trace.describe(greeter)})`);
  }
}

/** A setter that is not called where there is no greeter. */
export class NeedsIfPresent extends Named {
  @Autowired({ required: false })
  setGreeter(greeter: Greeter): void {
    this.trace(`setGreeter(${Trace.describe(greeter)})`);
  }
}

/** A greeter by field. The field is called french: of several greeters the one of that name is taken. */
export class NeedsByField extends Named implements InitializingBean {
  @Autowired() private readonly french!: Greeter;

  afterPropertiesSet(): void {
    this.trace(`field ${Trace.describe(this.french)}`);
  }
}

/** A provider of greeters that is asked later. */
export class NeedsProvider extends Named implements Callable {
  readonly #greeters: ObjectProvider<Greeter>;

  constructor(name: string, @Inject({ of: Greeter }) greeters: ObjectProvider<Greeter>) {
    super(name);
    this.#greeters = greeters;
  }

  call(method: string): unknown {
    return callProvider(this.#greeters, method);
  }
}

/** A greeter that is looked up when it is first used: what is injected stands in for it. */
export class NeedsLazy extends Named implements Callable {
  readonly #greeter: Greeter;

  constructor(name: string, @Lazy() greeter: Greeter) {
    super(name);
    this.#greeter = greeter;
  }

  call(): unknown {
    return this.#greeter.greet();
  }
}

/** The context itself is a dependency like any other. */
export class NeedsContext extends Named {
  constructor(name: string, @Inject() context: ApplicationContext) {
    super(name, context.getDisplayName());
  }
}

/** Texts with placeholders, converted to the type of the parameter. */
export class NeedsValues extends Named {
  constructor(
    name: string,
    @Value(`\${greeting.text:none}`) text: string,
    @Value(`\${greeting.count:1}`, { type: Integer }) count: number,
    @Value(`\${greeting.loud:no}`) loud: boolean,
  ) {
    super(name, `${text} ${count} ${loud}`);
  }
}

/** A placeholder without default. */
export class NeedsRequiredValue extends Named {
  constructor(name: string, @Value(`\${greeting.required}`) text: string) {
    super(name, text);
  }
}
