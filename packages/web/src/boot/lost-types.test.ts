import assert from 'node:assert/strict';
import { NotBlank, Valid } from '@vernal/core';
import { RestController } from '../decorators/controller.js';
import { PathVariable } from '../decorators/path-variable.js';
import { RequestBody } from '../decorators/request-body.js';
import { GetMapping, PostMapping } from '../decorators/request-mapping.js';
import { started, stopAll } from './serving.test.js';

/** What the compiler records of a class that is imported by `import type` is what it records of a function. */
type ImportedAsType = () => void;

class Book {
  @NotBlank() title = '';
}

/** Decorates by hand, as a transpiler that knows no types does. */
function withoutMetadata(decorateParameter: ReturnType<typeof PathVariable>) {
  class BookController {
    show(id: number): string {
      return typeof id;
    }
  }
  const { prototype } = BookController;
  decorateParameter(prototype, 'show', 0);
  GetMapping('/books/{id}')(prototype, 'show', { value: prototype.show });
  RestController()(BookController);
  return BookController;
}

describe('a handler with a parameter whose type is lost', () => {
  after(stopAll);

  it('is refused at the start where the class of its body is imported as a type', async () => {
    @RestController()
    class BookController {
      @PostMapping('/books')
      add(@RequestBody() _book: ImportedAsType): void {}
    }
    await assert.rejects(
      started(BookController),
      /BookController\.add, parameter 0 \(_book\): its type was recorded as Function/,
    );
  });

  it('is refused at the start where nothing but its type says what it is given', async () => {
    @RestController()
    class BookController {
      @GetMapping('/books')
      list(_request: ImportedAsType): void {}
    }
    await assert.rejects(
      started(BookController),
      /BookController\.list, parameter 0 \(_request\): there is no argument for it, since .* recorded as Function/,
    );
  });

  it('is refused at the start where the transpiler records no types', async () => {
    const BookController = withoutMetadata(PathVariable());
    await assert.rejects(
      started(BookController),
      /BookController\.show, parameter 0 \(id\): its type is not known, since the transpiler has recorded no decorator metadata.*emitDecoratorMetadata/,
    );
  });

  it('is refused at the start where a body is to be validated and nothing says its class', async () => {
    @RestController()
    class BookController {
      @PostMapping('/books')
      add(@RequestBody({ required: false }) @Valid() _book: Book | undefined): void {}
    }
    await assert.rejects(
      started(BookController),
      /BookController\.add, parameter 0 \(_book\): it is to be validated, but nothing says its class/,
    );
  });

  it('is validated where the decorator says the class', async () => {
    @RestController()
    class BookController {
      @PostMapping('/books')
      add(@RequestBody({ type: Book, required: false }) @Valid() _book: Book | undefined): void {}
    }
    const client = await started(BookController);
    await client.post('/books').send({ title: '' }).expect(400);
    await client.post('/books').send({ title: 'Emma' }).expect(200);
  });

  it('is called where the decorator says the type', async () => {
    const BookController = withoutMetadata(PathVariable({ type: Number }));
    await (await started(BookController)).get('/books/1').expect(200, 'number');
  });
});
