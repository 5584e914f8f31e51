import assert from 'node:assert/strict';
import { Property } from '../binding/property.js';
import { Duration } from '../convert/time/duration.js';
import { Integer } from '../convert/types.js';
import { Bean, Configuration } from '../decorators/configuration.js';
import { ConfigurationProperties, EnableConfigurationProperties } from '../decorators/configuration-properties.js';
import { PostConstruct } from '../decorators/lifecycle.js';
import { Component } from '../decorators/stereotypes.js';
import { StandardEnvironment } from '../env/environment.js';
import { MapPropertySource } from '../env/property-source.js';
import type { Class } from '../metadata/annotations.js';
import { Max } from '../validation/constraints/numbers.js';
import { NotBlank } from '../validation/constraints/presence.js';
import type { Errors } from '../validation/errors.js';
import { Schema } from '../validation/standard-schema.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';
import { ConfigurationPropertiesBindException } from './configuration-properties-binder.js';

type Settings = Readonly<Record<string, unknown>>;

class Address {
  city = '';
  zipCode = 0;
}

@Component()
@ConfigurationProperties('shop')
class ShopProperties {
  @NotBlank() name = 'corner';
  @Property(Integer) @Max(100) maxItems = 10;
  enabled = false;
  @Property({ of: String }) hosts: string[] = [];
  @Property({ of: Address }) branches: Address[] = [];
  @Property() address?: Address;
  head = new Address();
  @Property({ type: Map, key: String, of: Integer }) prices = new Map<string, number>();
  @Property({ type: Map, key: String, of: Address }) agents = new Map<string, Address>();
  @Property(Duration) pause: Duration | undefined = undefined;
  seen = '';

  @PostConstruct() ready(): void {
    this.seen = this.name;
  }
}

/** A bean of a context with settings, those of `files` from the highest to the lowest. */
async function bind<T>(
  type: Class<T>,
  files: readonly Settings[],
  variables: Record<string, string> = {},
  config: Class = type,
): Promise<T> {
  const environment = new StandardEnvironment({ variables });
  for (const [i, file] of files.entries()) {
    environment.getPropertySources().addLast(new MapPropertySource(`file ${i}`, file));
  }
  const context = new AnnotationConfigApplicationContext(config);
  context.setEnvironment(environment);
  await context.refresh();
  return context.getBean(type);
}

describe('@ConfigurationProperties', () => {
  it('converts the properties under the prefix, in camel case or with hyphens', async () => {
    const shop = await bind(ShopProperties, [{ 'shop.name': 'big', 'shop.max-items': '12', 'shop.enabled': 'true' }]);
    assert.deepEqual([shop.name, shop.maxItems, shop.enabled], ['big', 12, true]);
    assert.equal((await bind(ShopProperties, [{ 'shop.maxItems': 13 }])).maxItems, 13);
  });

  it('leaves what is not set as it is, and properties beside the prefix alone', async () => {
    const shop = await bind(ShopProperties, [{ shop: 'x', 'shopping.name': 'y', name: 'z', 'shop.other': 1 }]);
    assert.equal(shop.name, 'corner');
  });

  it('goes down to objects, and makes them where they are missing', async () => {
    const values = { 'shop.head.zip-code': '1', 'shop.branches[1].city': 'Ulm', 'shop.address.zip-code': '2' };
    const shop = await bind(ShopProperties, [values]);
    assert.deepEqual([shop.head.zipCode, shop.address?.zipCode], [1, 2]);
    assert.deepEqual(
      shop.branches.map(({ city }) => city),
      ['', 'Ulm'],
    );
  });

  it('keeps the keys of maps as they are', async () => {
    const shop = await bind(ShopProperties, [{ 'shop.prices.dark-red': '1', 'shop.prices.a.b': '2' }]);
    assert.deepEqual(
      [...shop.prices],
      [
        ['dark-red', 1],
        ['a.b', 2],
      ],
    );
  });

  it('takes a list from one source as a whole', async () => {
    const files = [{ 'shop.hosts[0]': 'a' }, { 'shop.hosts': ['x', 'y'], 'shop.hosts[0]': 'x', 'shop.hosts[1]': 'y' }];
    assert.deepEqual((await bind(ShopProperties, files)).hosts, ['a']);
    assert.deepEqual((await bind(ShopProperties, files.toReversed())).hosts, ['x', 'y']);
  });

  it('lets environment variables win', async () => {
    const variables = { SHOP_MAX_ITEMS: '1', SHOP_HEAD_ZIPCODE: '2', SHOP_HOSTS_0: 'a', SHOP_HOSTS_1: 'b' };
    const shop = await bind(ShopProperties, [{ 'shop.maxItems': 3, 'shop.hosts': ['c'] }], variables);
    assert.deepEqual([shop.maxItems, shop.head.zipCode, shop.hosts], [1, 2, ['a', 'b']]);
  });

  it('resolves placeholders', async () => {
    assert.equal((await bind(ShopProperties, [{ 'shop.name': '${who:no}body', who: 'some' }])).name, 'somebody');
  });

  it('binds before init methods are called', async () => {
    assert.equal((await bind(ShopProperties, [{ 'shop.name': 'big' }])).seen, 'big');
  });

  it('stops the start for what cannot be converted or is invalid, and names all of it with where it is from', async () => {
    const failed = bind(ShopProperties, [{ 'shop.name': ' ', 'shop.enabled': 'perhaps', 'shop.max-items': 101 }]);
    await assert.rejects(failed, (error: Error) => {
      assert.ok(error instanceof ConfigurationPropertiesBindException);
      assert.equal(error.bindingResult.getErrorCount(), 3);
      assert.match(error.message, /'shopProperties': the properties under 'shop' are not what it takes:/);
      assert.match(error.message, /\n {2}shop\.maxItems \(in file 0\): must be less than or equal to 100/);
      assert.match(error.message, /\n {2}shop\.name \(in file 0\): must not be blank/);
      assert.match(error.message, /\n {2}shop\.enabled \(in file 0\): .*boolean/i);
      return true;
    });
  });

  it('refuses unknown names where it is told to', async () => {
    @Component()
    @ConfigurationProperties({ prefix: 'strict', ignoreUnknownFields: false })
    class Strict {
      port = 1;
    }
    assert.equal((await bind(Strict, [{ 'strict.port': '2' }])).port, 2);
    await assert.rejects(bind(Strict, [{ 'strict.prot': '2' }]), /prot/);
  });

  it('passes over values that cannot be converted where it is told to', async () => {
    @Component()
    @ConfigurationProperties({ prefix: 'lenient', ignoreInvalidFields: true })
    class Lenient {
      port = 1;
    }
    assert.equal((await bind(Lenient, [{ 'lenient.port': 'x' }])).port, 1);
  });

  it('binds what a @Bean method gives', async () => {
    class Foreign {
      port = 1;
    }
    @Configuration()
    class Config {
      @Bean()
      @ConfigurationProperties('foreign')
      foreign(): Foreign {
        return new Foreign();
      }
    }
    assert.equal((await bind(Foreign, [{ 'foreign.port': '2' }], {}, Config)).port, 2);
  });

  it('lets no name reach the prototype', async () => {
    await bind(ShopProperties, [{ 'shop.__proto__.polluted': 'x', 'shop.constructor.prototype.polluted': 'x' }]);
    assert.equal(({} as { polluted?: string }).polluted, undefined);
  });

  for (const name of ['maxItems', 'max-items', 'max_items', 'MAXITEMS', 'MAX_ITEMS'])
    it(`takes ${name} for maxItems`, async () => {
      assert.equal((await bind(ShopProperties, [{ [`shop.${name}`]: 3 }])).maxItems, 3);
    });

  it('makes the objects in lists and maps of environment variables', async () => {
    const variables = { SHOP_BRANCHES_0_CITY: 'Ulm', SHOP_BRANCHES_1_ZIP_CODE: '7', SHOP_AGENTS_MAIN_CITY: 'Bonn' };
    const shop = await bind(ShopProperties, [{ 'shop.agents.main.zip-code': 5 }], variables);
    assert.deepEqual(
      shop.branches.map(({ city, zipCode }) => [city, zipCode]),
      [
        ['Ulm', 0],
        ['', 7],
      ],
    );
    const agent = shop.agents.get('main');
    assert.deepEqual([agent?.city, agent?.zipCode], ['Bonn', 5]);
  });

  it('takes variables that are named as properties are', async () => {
    const variables = { 'shop.max-items': '7', 'shop.branches[0].zip-code': '8' };
    const shop = await bind(ShopProperties, [], variables);
    assert.deepEqual([shop.maxItems, shop.branches.map(({ zipCode }) => zipCode)], [7, [8]]);
  });

  it('binds lists of objects within lists of objects from variables, whatever their order', async () => {
    class Shelf {
      label = '';
      @Property({ of: Address }) addresses: Address[] = [];
    }
    @Component()
    @ConfigurationProperties('my.app-name')
    class Shelves {
      @Property({ of: Shelf }) items: Shelf[] = [];
    }
    const variables = {
      MY_APPNAME_ITEMS_1_ADDRESSES_1_ZIPCODE: '3',
      MY_APP_NAME_ITEMS_1_ADDRESSES_0_CITY: 'Ulm',
      MY_APP_NAME_ITEMS_0_LABEL: 'a',
    };
    const { items } = await bind(Shelves, [], variables);
    assert.deepEqual(
      items.map(({ label, addresses }) => [label, addresses.map(({ city, zipCode }) => [city, zipCode])]),
      [
        ['a', []],
        [
          '',
          [
            ['Ulm', 0],
            ['', 3],
          ],
        ],
      ],
    );
  });

  for (const [text, millis] of [
    ['10s', 10_000],
    ['PT1M', 60_000],
    ['250', 250],
  ] as const)
    it(`reads ${text} as a duration`, async () => {
      assert.equal((await bind(ShopProperties, [{ 'shop.pause': text }])).pause?.toMillis(), millis);
    });

  describe('with a constructor', () => {
    @ConfigurationProperties({ prefix: 'mail', ignoreUnknownFields: false })
    class MailProperties {
      readonly #host: string;

      constructor(
        host: string,
        @Property(Integer) @Max(65535) readonly port: number = 25,
        @Property({ of: String }) readonly names: string[] = ['none'],
        readonly sender?: Address,
      ) {
        this.#host = host;
      }

      get host(): string {
        return this.#host;
      }
    }

    @Configuration()
    @EnableConfigurationProperties(MailProperties)
    class Config {}

    it('hands the properties to it, and its own defaults stand where nothing is set', async () => {
      const mail = await bind(MailProperties, [{ 'mail.host': 'mx' }], { MAIL_NAMES_0: 'a' }, Config);
      assert.deepEqual([mail.host, mail.port, mail.names, mail.sender], ['mx', 25, ['a'], undefined]);
    });

    it('names what cannot be converted and where it is from', async () => {
      const failed = bind(MailProperties, [{}], { MAIL_PORT: 'smtp' }, Config);
      await assert.rejects(failed, /mail\.port \(in systemEnvironment\): .*smtp/);
    });

    it('refuses unknown names where it is told to', async () => {
      const failed = bind(MailProperties, [{ 'mail.hots': 'mx' }], {}, Config);
      await assert.rejects(failed, /mail\.hots \(in file 0\): there is no such property/);
    });

    it('has what it made validated', async () => {
      const failed = bind(MailProperties, [{ 'mail.port': 70000 }], {}, Config);
      await assert.rejects(failed, /mail\.port \(in file 0\): must be less than or equal to 65535/);
    });
  });

  it('waits for a schema that answers late', async () => {
    const validate = async () => ({ issues: [{ message: 'is taken', path: ['host'] }] });
    @Component()
    @Schema({ '~standard': { version: 1, vendor: 'test', validate } })
    @ConfigurationProperties('late')
    class Late {
      host = 'a';
    }
    await assert.rejects(bind(Late, [{}]), /late\.host \(not set\): is taken/);
  });

  it('has an object that is a validator look at itself', async () => {
    @Component()
    @ConfigurationProperties('range')
    class Range {
      from = 0;
      to = 0;

      supports(type: Class): boolean {
        return type === Range;
      }

      validate(target: Range, errors: Errors): void {
        if (target.from > target.to) errors.rejectValue('from', 'order', [], 'must not be beyond the end');
      }
    }
    await assert.rejects(
      bind(Range, [{ 'range.from': 2, 'range.to': 1 }]),
      /range\.from \(in file 0\): must not be beyond/,
    );
  });
});
