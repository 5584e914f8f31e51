import {
  Bean,
  type Condition,
  Conditional,
  type ConditionContext,
  Configuration,
  DependsOn,
  Import,
  Inject,
  Lazy,
  Order,
  Primary,
  Profile,
  Qualifier,
  Scope,
} from '@vernal/core';
import { Product } from './factories.js';
import { English, French, German, Greeter } from './greeters.js';
import { NeedsAll, NeedsGreeter, NeedsPolite } from './needs.js';
import { Plain } from './plain.js';

/** Bean methods that call each other get the bean, not a new object. */
@Configuration()
export class FullConfig {
  @Bean()
  english(): English {
    return new English('english');
  }

  @Bean()
  first(): NeedsGreeter {
    return new NeedsGreeter('first', this.english());
  }

  @Bean()
  second(): NeedsGreeter {
    return new NeedsGreeter('second', this.english());
  }
}

/** Without proxyBeanMethods a call of a bean method is a call like any other. */
@Configuration({ proxyBeanMethods: false })
export class LiteConfig {
  @Bean()
  english(): English {
    return new English('english');
  }

  @Bean()
  first(): NeedsGreeter {
    return new NeedsGreeter('first', this.english());
  }

  /** A parameter of the method is a dependency. */
  @Bean()
  second(greeter: Greeter): NeedsGreeter {
    return new NeedsGreeter('second', greeter);
  }
}

/** Imports another configuration class: its beans come first. */
@Configuration()
@Import(FullConfig)
export class ImportingConfig {
  @Bean()
  french(): French {
    return new French('french');
  }
}

/** What may be said about a bean at its method. */
@Configuration()
export class MethodsConfig {
  /** Two names: the first one is the name, the second one an alias. */
  @Bean(['named', 'alias'])
  methodName(): Plain {
    return new Plain('named');
  }

  @Bean({ initMethod: 'open', destroyMethod: 'shut' })
  opened(): Product {
    return new Product('opened');
  }

  /** A public method close is the destroy method of a bean method's bean by itself. */
  @Bean()
  closed(): Product {
    return new Product('closed');
  }

  @Bean({ destroyMethod: '' })
  left(): Product {
    return new Product('left');
  }

  @Bean()
  @Lazy()
  idle(): Plain {
    return new Plain('idle');
  }

  @Bean()
  @Scope('prototype')
  many(): Plain {
    return new Plain('many');
  }

  @Bean()
  @DependsOn('last')
  early(): Plain {
    return new Plain('early');
  }

  @Bean()
  last(): Plain {
    return new Plain('last');
  }
}

/** Which one of several beans of a type is taken, and their order in a list. */
@Configuration()
export class ChoiceConfig {
  @Bean()
  @Order(3)
  third(): English {
    return new English('third');
  }

  @Bean()
  @Order(1)
  @Primary()
  one(): French {
    return new French('one');
  }

  @Bean()
  @Order(2)
  @Qualifier('polite')
  two(): German {
    return new German('two');
  }

  @Bean()
  all(@Inject({ of: Greeter }) greeters: Greeter[]): NeedsAll {
    return new NeedsAll('all', greeters);
  }

  @Bean()
  single(greeter: Greeter): NeedsGreeter {
    return new NeedsGreeter('single', greeter);
  }

  @Bean()
  polite(@Qualifier('polite') greeter: Greeter): NeedsPolite {
    return new NeedsPolite('polite', greeter);
  }
}

/** Beans for a profile and for its absence, a bean for one of two profiles. */
@Configuration()
export class ProfileConfig {
  @Bean()
  @Profile('summer')
  summer(): English {
    return new English('summer');
  }

  @Bean()
  @Profile('!summer')
  winter(): French {
    return new French('winter');
  }

  @Bean()
  @Profile('sea', 'lake & boat')
  water(): German {
    return new German('water');
  }
}

/** The class with all its beans is only there in the profile. */
@Configuration()
@Profile('night')
export class WholeProfileConfig {
  @Bean()
  moon(): German {
    return new German('moon');
  }
}

/** Holds where the property "flag" has the value "on". */
export class FlagCondition implements Condition {
  matches(context: ConditionContext): boolean {
    return context.getEnvironment().getProperty('flag') === 'on';
  }
}

/** A condition of our own decides about a bean. */
@Configuration()
export class ConditionalConfig {
  @Bean()
  @Conditional(FlagCondition)
  flagged(): English {
    return new English('flagged');
  }

  @Bean()
  always(): French {
    return new French('always');
  }
}
