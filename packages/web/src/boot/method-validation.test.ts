import assert from 'node:assert/strict';
import { BindingResult, Integer, Max, Min, NotBlank, NotEmpty, Property, Size, Valid } from '@vernal/core';
import { RestController } from '../decorators/controller.js';
import { ExceptionHandler } from '../decorators/exception-handler.js';
import { ModelAttribute } from '../decorators/model-attribute.js';
import { RequestBody } from '../decorators/request-body.js';
import { GetMapping, PostMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { ResponseStatus } from '../decorators/response-status.js';
import { HandlerMethodValidationException } from '../method/handler-method-validation-exception.js';
import { ParameterErrors } from '../method/parameter-validation-result.js';
import { started, stopAll } from './serving.test.js';

class Item {
  @NotBlank()
  @Property(String)
  name: string | null = null;
}

@RestController()
class ValidatedController {
  @GetMapping('/simple')
  simple(
    @RequestParam({ type: Integer }) @Min(1) @Max(9) n: number,
    @RequestParam({ of: String, required: false }) @Size({ max: 2 }) @NotBlank({ each: true }) words: string[],
  ): object {
    return { n, words };
  }

  @PostMapping('/list')
  list(@RequestBody({ of: Item }) @NotEmpty() @Valid() items: Item[]): number {
    return items.length;
  }

  @PostMapping('/mixed')
  mixed(
    @RequestParam({ type: Integer }) @Min(10) n: number,
    @Valid() @ModelAttribute('item') item: Item,
    result: BindingResult,
  ): object {
    return { n, name: item.name, errors: result.getErrorCount() };
  }

  @ExceptionHandler()
  @ResponseStatus(422)
  invalid(failure: HandlerMethodValidationException): string[] {
    return failure.parameterValidationResults.flatMap((result) => {
      const { methodParameter, containerIndex, resolvableErrors } = result;
      const place = `${methodParameter.name}${containerIndex === undefined ? '' : `[${containerIndex}]`}`;
      if (result instanceof ParameterErrors) {
        return result.errors.getFieldErrors().map(({ field, code }) => `${place}.${field} ${code}`);
      }
      return resolvableErrors.map(({ codes }) => `${place} ${codes.at(-1)}`);
    });
  }
}

@RestController()
class ResultController {
  @GetMapping('/result')
  @NotBlank()
  result(@RequestParam() text: string): string {
    return text;
  }
}

describe('validation of handler methods', () => {
  let client: Awaited<ReturnType<typeof started>>;
  before(async () => {
    client = await started(ValidatedController, ResultController);
  });
  after(stopAll);

  it('looks at simple arguments, all of them at once', async () => {
    await client.get('/simple?n=5&words=a').expect(200, { n: 5, words: ['a'] });
    await client.get('/simple?n=5').expect(200, { n: 5 });
    const { body } = await client.get('/simple?n=0&words=a&words=+&words=c').expect(422);
    assert.deepEqual((body as string[]).sort(), ['n Min', 'words Size', 'words[1] NotBlank']);
  });

  it('looks at the elements of a list, and says which', async () => {
    await client
      .post('/list')
      .send([{ name: 'a' }])
      .expect(200, '1');
    await client
      .post('/list')
      .send([{ name: 'a' }, {}])
      .expect(422, ['items[1].name NotBlank']);
    await client.post('/list').send([]).expect(422, ['items NotEmpty']);
  });

  it('gives the errors of an object to the result behind it', async () => {
    await client.post('/mixed?n=10').type('form').send('name=').expect(200, { n: 10, name: '', errors: 1 });
    const { body } = await client.post('/mixed?n=1').type('form').send('name=a').expect(422);
    assert.deepEqual(body, ['n Min']);
  });

  it('looks at what is returned: that is the fault of the server', async () => {
    await client.get('/result?text=a').expect(200, 'a');
    await client.get('/result?text=').expect(500);
  });
});
