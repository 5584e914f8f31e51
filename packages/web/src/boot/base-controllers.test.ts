import assert from 'node:assert/strict';
import { type Class, Integer, Min, NotBlank, Property, Valid } from '@vernal/core';
import type supertest from 'supertest';
import { RestController } from '../decorators/controller.js';
import { ExceptionHandler } from '../decorators/exception-handler.js';
import { ModelAttribute } from '../decorators/model-attribute.js';
import { PathVariable } from '../decorators/path-variable.js';
import { RequestBody } from '../decorators/request-body.js';
import { DeleteMapping, GetMapping, PostMapping, PutMapping, RequestMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { started, stopAll } from './serving.test.js';

class Entity {
  @Property(Integer) id = 0;
}

class Book extends Entity {
  @Property(String) @NotBlank() title = '';
}

class NotThere extends Error {}

/** The usual form of a generic base class: the type is there at run time. */
function crudController<T extends Entity>(type: Class<T>) {
  abstract class CrudController {
    @PostMapping()
    create(@Valid() @RequestBody({ type }) entity: T): object {
      return { made: entity.constructor.name, entity };
    }

    @GetMapping('/{id}')
    show(@PathVariable({ type: Integer }) id: number, @RequestParam({ required: false }) verbose: boolean): object {
      return { at: this.constructor.name, id, verbose };
    }

    @DeleteMapping('/{id}')
    remove(@PathVariable({ type: Integer }) id: number): object {
      throw new NotThere(`none ${id}`);
    }

    @ExceptionHandler(NotThere)
    notThere(failure: NotThere): object {
      return { failure: failure.message, at: this.constructor.name };
    }

    @ModelAttribute('shared')
    shared(): string {
      return 'from the base';
    }
  }
  return CrudController;
}

/** One whose type is said by what overrides a method. */
abstract class UpdateController<T extends Entity> {
  @PutMapping('/{id}')
  update(@PathVariable({ type: Integer }) id: number, @RequestBody() entity: T): object {
    return { id, made: entity.constructor.name };
  }
}

abstract class AuditedBooks extends crudController(Book) {
  @GetMapping('/audit')
  audit(@ModelAttribute('shared') shared: string): object {
    return { shared, at: this.constructor.name };
  }
}

@RestController()
@RequestMapping('/books')
class BookController extends AuditedBooks {
  // neither a mapping nor parameters are repeated
  override show(id: number, verbose: boolean): object {
    return { ...super.show(id, verbose), overridden: true };
  }
}

@RestController()
@RequestMapping('/magazines')
class MagazineController extends AuditedBooks {
  @GetMapping('/only/{id}')
  override show(@PathVariable() @Min(5) id: number): object {
    return { only: id };
  }
}

@RestController()
@RequestMapping('/updates')
class BookUpdates extends UpdateController<Book> {
  override update(id: number, @RequestBody() book: Book): object {
    return super.update(id, book);
  }
}

abstract class Listing<T> {
  abstract all(): T[];

  @GetMapping({ produces: 'application/json' })
  async list(): Promise<T[]> {
    return this.all();
  }
}

@RestController()
@RequestMapping('/listing')
class BookListing extends Listing<Book> {
  all(): Book[] {
    return [Object.assign(new Book(), { id: 1, title: 'a' })];
  }
}

describe('base classes of controllers', () => {
  let client: ReturnType<typeof supertest>;
  before(async () => {
    client = await started(BookController, MagazineController, BookUpdates, BookListing);
  });
  after(stopAll);

  it('hand their mappings and parameters on, generic ones with the type they are made with', async () => {
    const answer = await client.post('/books').send({ id: 1, title: 'a' }).expect(200);
    assert.deepEqual(answer.body, { made: 'Book', entity: { id: 1, title: 'a' } });
    await client.post('/magazines').send({ id: 1, title: ' ' }).expect(400);
  });

  it('hand on what is overridden without decorators', async () => {
    const own = { at: 'BookController', id: 7, verbose: true, overridden: true };
    await client.get('/books/7?verbose=true').expect(200, own);
    await client.get('/books/x').expect(400);
  });

  it('give way to a mapping and parameters of the overriding method', async () => {
    await client.get('/magazines/only/7').expect(200, { only: 7 });
    await client.get('/magazines/only/4').expect(400);
    await client.get('/magazines/7').expect(405);
  });

  it('take types from the overriding method where they say none', async () => {
    await client.put('/updates/3').send({ title: 'a' }).expect(200, { id: 3, made: 'Book' });
    await client.put('/updates/3').send({ id: 'x' }).expect(400);
  });

  it('hand on over several levels, model attributes and exception handlers too', async () => {
    await client.get('/books/audit').expect(200, { shared: 'from the base', at: 'BookController' });
    await client.get('/magazines/audit').expect(200, { shared: 'from the base', at: 'MagazineController' });
    await client.delete('/books/1').expect(200, { failure: 'none 1', at: 'BookController' });
  });

  it('may be asynchronous', async () => {
    await client.get('/listing').expect(200, [{ id: 1, title: 'a' }]);
  });
});
