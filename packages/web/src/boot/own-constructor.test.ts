import assert from 'node:assert/strict';
import { Configuration, Import, Property, Valid } from '@vernal/core';
import request from 'supertest';
import { RestController } from '../decorators/controller.js';
import { JsonView } from '../decorators/json-view.js';
import { RequestBody } from '../decorators/request-body.js';
import { PostMapping } from '../decorators/request-mapping.js';
import { Model } from '../method/model.js';
import { VernalApplication } from './vernal-application.js';

class Summary {}

class Note {
  @Property(Object)
  @Valid()
  extra: object | null = null;
}

@RestController()
class NoteController {
  @PostMapping('/checked')
  checked(@Valid() @RequestBody({ type: Object }) body: object): object {
    return body;
  }

  @PostMapping('/nested')
  nested(@Valid() @RequestBody() note: Note): Note {
    return note;
  }

  @PostMapping('/viewed')
  @JsonView(Summary)
  viewed(@RequestBody() body: object): object {
    return body;
  }

  @PostMapping('/modelled')
  modelled(@RequestBody() body: object, model: Model): object {
    model.addAttribute(body);
    return [...model.asMap().keys()];
  }
}

@Configuration()
@Import(NoteController)
class AppConfig {}

describe('a JSON field named constructor', () => {
  let app: VernalApplication;
  before(async () => {
    app = await VernalApplication.run(AppConfig, { listen: false });
  });
  after(() => app.close());

  /** Sends bodies with such a field, and compares the answers. */
  async function answers(path: string, around: (body: object) => object, expected = around): Promise<void> {
    for (const value of [5, 'x', null, [], { name: 'Object' }]) {
      const body = { constructor: value };
      const answer = await request(app.listener).post(path).send(around(body)).expect(200);
      assert.deepEqual(answer.body, expected(body));
    }
  }
  const alone = (body: object) => body;

  it('does not hide the class of a validated body', () => answers('/checked', alone));

  it('does not hide the class of an object within a validated body', () => answers('/nested', (extra) => ({ extra })));

  it('does not hide the class whose views are written', () => answers('/viewed', alone));

  it('does not name an attribute of the model', () => answers('/modelled', alone, () => ['object']));
});
