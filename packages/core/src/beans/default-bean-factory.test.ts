import assert from 'node:assert/strict';
import { Autowired, Inject } from '../decorators/injection.js';
import { annotationKey, type Class } from '../metadata/annotations.js';
import { decoratorFor } from '../metadata/decorator-targets.js';
import { IllegalArgumentException, IllegalStateException } from '../util/exceptions.js';
import { BeanDefinition, type BeanDefinitionOptions, RuntimeBeanReference } from './bean-definition.js';
import { DefaultBeanFactory } from './default-bean-factory.js';
import {
  BeanCreationException,
  BeanDefinitionOverrideException,
  BeanIsNotAFactoryException,
  BeanNotOfRequiredTypeException,
  NoSuchBeanDefinitionException,
} from './errors.js';
import { FactoryBean } from './factory-bean.js';

class Animal {}
class Dog extends Animal {}
class Cat extends Animal {}

function factoryOf(
  definitions: Record<string, Class | BeanDefinitionOptions>,
  parent?: DefaultBeanFactory,
): DefaultBeanFactory {
  const factory = new DefaultBeanFactory(parent);
  for (const processor of factory.createAnnotationProcessors()) factory.addBeanPostProcessor(processor);
  for (const [name, given] of Object.entries(definitions)) {
    const options = typeof given === 'function' ? { beanClass: given } : given;
    factory.registerBeanDefinition(name, new BeanDefinition(options));
  }
  return factory;
}

describe('A look-up', () => {
  it('by name and type checks the type', () => {
    const factory = factoryOf({ dog: Dog });
    assert.ok(factory.getBean('dog', Animal) instanceof Dog);
    assert.throws(() => factory.getBean('dog', Cat), BeanNotOfRequiredTypeException);
  });

  it('by type covers subclasses, and follows changes of what there is', () => {
    const factory = factoryOf({ dog: Dog });
    const dog = factory.getBean(Animal);
    assert.equal(factory.getBean(Animal), dog);
    factory.registerSingleton('cat', new Cat());
    assert.throws(() => factory.getBean(Animal), /2 are there: 'dog', 'cat'/);
    void factory.destroySingleton('cat');
    assert.equal(factory.getBean(Animal), dog);
    factory.removeBeanDefinition('dog');
    assert.throws(() => factory.getBean(Animal), NoSuchBeanDefinitionException);
  });

  it('by alias gives the bean, whatever the alias stands for', () => {
    const factory = factoryOf({ dog: Dog });
    const symbol = Symbol('pet');
    factory.registerAlias('dog', 'pet');
    factory.registerAlias('pet', symbol);
    assert.equal(factory.getBean(symbol), factory.getBean('dog'));
    assert.deepEqual(factory.getAliases('dog'), ['pet']);
    assert.throws(() => factory.registerAlias(String('pet'), 'dog'), IllegalStateException);
    factory.removeAlias(symbol);
    assert.equal(factory.containsBean(symbol), false);
  });

  it('in a child finds the beans of the parent, and its own before them', () => {
    const parent = factoryOf({ dog: Dog, pet: Dog });
    const child = factoryOf({ pet: Cat }, parent);
    assert.equal(child.getBean('dog'), parent.getBean('dog'));
    assert.ok(child.getBean('pet') instanceof Cat);
    assert.ok(child.getBean(Animal) instanceof Cat);
    assert.deepEqual(child.getBeanNamesForType(Animal), ['pet']);
    assert.equal(child.containsLocalBean('dog'), false);
  });

  it('lists beans by type and by decorator', () => {
    const MARK = annotationKey<{ readonly text: string }>('Mark');
    @decoratorFor(MARK, { text: 'x' }, 'class')
    class Marked extends Dog {}
    const factory = factoryOf({ dog: Dog, marked: Marked });
    assert.deepEqual([...factory.getBeansOfType(Dog).keys()], ['dog', 'marked']);
    assert.deepEqual([...factory.getBeansWithAnnotation(MARK).keys()], ['marked']);
    assert.deepEqual(factory.findAnnotationOnBean('marked', MARK), { text: 'x' });
    assert.equal(factory.findAnnotationOnBean('dog', MARK), undefined);
  });

  it('answers questions without making beans', () => {
    const factory = factoryOf({ dog: Dog, cat: { beanClass: Cat, scope: 'prototype' } });
    assert.equal(factory.isSingleton('dog'), true);
    assert.equal(factory.isPrototype('cat'), true);
    assert.equal(factory.getType('cat'), Cat);
    assert.equal(factory.isTypeMatch('dog', Animal), true);
    assert.equal(factory.containsSingleton('dog'), false);
    assert.throws(() => factory.getType('bird'), NoSuchBeanDefinitionException);
  });
});

describe('A definition', () => {
  it('takes the place of another one, which destroys its bean, unless that is switched off', () => {
    const factory = factoryOf({ pet: Dog });
    assert.ok(factory.getBean('pet') instanceof Dog);
    factory.registerBeanDefinition('pet', new BeanDefinition({ beanClass: Cat }));
    assert.ok(factory.getBean('pet') instanceof Cat);
    factory.setAllowBeanDefinitionOverriding(false);
    assert.throws(
      () => factory.registerBeanDefinition('pet', new BeanDefinition({ beanClass: Dog })),
      BeanDefinitionOverrideException,
    );
  });

  it('gives properties, references and arguments', () => {
    class House {
      pet: Animal | undefined = undefined;
      rooms = 0;
      constructor(readonly owner: string) {}
    }
    const factory = factoryOf({
      dog: Dog,
      house: {
        beanClass: House,
        constructorArguments: new Map([[0, 'me']]),
        propertyValues: { pet: new RuntimeBeanReference('dog'), rooms: '3' },
      },
    });
    const house = factory.getBean(House);
    assert.deepEqual(house, Object.assign(new House('me'), { pet: factory.getBean('dog'), rooms: 3 }));
  });

  it('has objects made by a method of another bean, or by a supplier', () => {
    class Shelter {
      adopt(): Cat {
        return new Cat();
      }
    }
    const factory = factoryOf({
      shelter: Shelter,
      cat: { factoryBeanName: 'shelter', factoryMethodName: 'adopt' },
      dog: { beanClass: Dog, instanceSupplier: () => new Dog() },
    });
    assert.ok(factory.getBean('cat') instanceof Cat);
    assert.ok(factory.getBean(Dog) instanceof Dog);
  });

  it('never sets what leads to the prototype', () => {
    const factory = factoryOf({
      dog: { beanClass: Dog, propertyValues: new Map([['__proto__', { polluted: true }]]) },
    });
    assert.throws(() => factory.getBean('dog'), BeanCreationException);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });
});

describe('A FactoryBean', () => {
  class Kennel extends FactoryBean<Dog> {
    static made = 0;
    override getObject(): Dog {
      Kennel.made += 1;
      return new Dog();
    }
    override getObjectType(): Class {
      return Dog;
    }
  }

  it('is had by & and its object by the name', () => {
    const factory = factoryOf({ dog: Kennel });
    assert.ok(factory.getBean('dog') instanceof Dog);
    assert.equal(factory.getBean('dog'), factory.getBean(Dog));
    assert.ok(factory.getBean('&dog') instanceof Kennel);
    assert.deepEqual(factory.getBeanNamesForType(Kennel), ['&dog']);
    assert.throws(() => factoryOf({ cat: Cat }).getBean('&cat'), BeanIsNotAFactoryException);
  });

  it('need not be made to tell its type where its class says it', () => {
    let made = 0;
    class Declared extends Kennel {
      static readonly objectType = Dog;
      constructor() {
        super();
        made += 1;
      }
    }
    const factory = factoryOf({ dog: Declared });
    assert.deepEqual(factory.getBeanNamesForType(Dog), ['dog']);
    assert.equal(made, 0);
  });

  it('that makes an object for every question makes one for a choice between several', () => {
    let made = 0;
    class Puppies extends Kennel {
      override isSingleton(): boolean {
        return false;
      }
      override getObject(): Dog {
        made += 1;
        return new Dog();
      }
    }
    class Owner {
      constructor(@Inject() readonly dog: Dog) {}
    }
    const factory = factoryOf({ puppies: { beanClass: Puppies, primary: true }, kennel: Kennel, owner: Owner });
    factory.getBean('&puppies');
    factory.getBean('owner');
    assert.equal(made, 1);
    factory.getBean(Dog);
    assert.equal(made, 2);
  });

  it('may make objects asynchronously, or none', async () => {
    class Later extends FactoryBean<Dog | null> {
      static readonly objectType = Dog;
      override async getObject(): Promise<Dog> {
        return new Dog();
      }
      override getObjectType(): Class {
        return Dog;
      }
    }
    class None extends Kennel {
      override getObject(): Dog {
        return null as unknown as Dog;
      }
    }
    const factory = factoryOf({ dog: Later, none: None });
    assert.ok((await factory.getBeanAsync('dog')) instanceof Dog);
    assert.equal(factory.getBean('none'), null);
  });
});

describe('A circle of fields', () => {
  class Chicken {
    @Autowired({ type: () => Egg }) egg: object | undefined;
  }
  class Egg {
    @Autowired() chicken!: Chicken;
  }

  it('gives each the other, in the version that post-processors give early', () => {
    const factory = factoryOf({ chicken: Chicken, egg: Egg });
    const wrapped = Object.create(Chicken.prototype) as Chicken;
    factory.addBeanPostProcessor({
      getEarlyBeanReference: (bean: object) => (bean instanceof Chicken ? wrapped : bean),
    } as never);
    assert.equal(factory.getBean(Chicken), wrapped);
    assert.equal(factory.getBean(Egg).chicken, wrapped);
  });

  it('is refused where a post-processor changes its mind, and where circles are switched off', () => {
    const changing = factoryOf({ chicken: Chicken, egg: Egg });
    changing.addBeanPostProcessor({
      postProcessAfterInitialization: (bean) => (bean instanceof Chicken ? Object.create(Chicken.prototype) : bean),
    });
    assert.throws(() => changing.getBean(Chicken), /injected into egg as it was, but a post-processor has put another/);
    const strict = factoryOf({ chicken: Chicken, egg: Egg });
    strict.setAllowCircularReferences(false);
    assert.throws(() => strict.getBean(Chicken), /'chicken' → 'egg' → 'chicken'/);
  });
});

describe('A chain of beans', () => {
  it('may be longer than the call stack', () => {
    const definitions: Record<string, Class> = {};
    let previous: Class | undefined;
    for (let index = 0; index < 2000; index++) {
      const dependency = previous;
      const Link = class {
        static readonly inject = dependency ? [dependency] : [];
        readonly links: unknown[];
        constructor(...links: unknown[]) {
          this.links = links;
        }
      };
      definitions[`link${index}`] = Link;
      previous = Link;
    }
    assert.ok(factoryOf(definitions).getBean('link1999'));
  });
});

describe('createBean and autowireBean', () => {
  class Owner {
    @Autowired() dog!: Dog;
  }

  it('inject into what is no bean', () => {
    const factory = factoryOf({ dog: Dog });
    const made = factory.createBean(Owner) as Owner;
    assert.equal(made.dog, factory.getBean(Dog));
    const owner = new Owner();
    assert.equal(factory.autowireBean(owner), undefined);
    assert.equal(owner.dog, made.dog);
    assert.deepEqual(factory.getBeanNamesForType(Owner), []);
  });
});

describe('registerScope', () => {
  it('refuses the names of the built-in scopes', () => {
    assert.throws(() => new DefaultBeanFactory().registerScope('singleton', {} as never), IllegalArgumentException);
  });
});
