import { Controller, RestController } from './controller.js';
import { CookieValue } from './cookie-value.js';
import { ExceptionHandler } from './exception-handler.js';
import { PathVariable } from './path-variable.js';
import { RequestBody } from './request-body.js';
import { RequestHeader } from './request-header.js';
import { GetMapping, PostMapping, RequestMapping } from './request-mapping.js';
import { RequestParam } from './request-param.js';
import { ResponseStatus } from './response-status.js';

@RestController()
@RequestMapping('/orders')
export class DecoratorsWhereTheyBelong {
  @GetMapping('/{id}')
  get(@PathVariable() id: number, @RequestParam({ required: false }) _page?: number): number {
    return id;
  }

  @PostMapping({ path: ['/', '/new'], consumes: 'application/json' })
  @ResponseStatus(201)
  create(@RequestBody() order: object, @RequestHeader('X-Client') _client: string): object {
    return order;
  }
}

export class DecoratorsWhereTheyDoNotBelong {
  // @ts-expect-error a controller is a class
  @Controller()
  controller = 1;

  // @ts-expect-error requests are mapped to methods
  @GetMapping('/field')
  field = 1;

  // @ts-expect-error a path variable is a parameter
  @PathVariable('id')
  method(): void {}

  // @ts-expect-error a body is a parameter
  @RequestBody()
  body = {};

  // @ts-expect-error exceptions are handled by methods
  @ExceptionHandler(Error)
  handler = 1;

  // @ts-expect-error a status belongs on a method or a class
  parameter(@ResponseStatus(201) _status: number): void {}
}

// @ts-expect-error GET is mapped to methods, a class uses RequestMapping
@GetMapping('/class')
export class MappedClass {}

// @ts-expect-error no such method
RequestMapping({ method: 'FETCH' });

// @ts-expect-error the method of GetMapping is GET
GetMapping({ path: '/x', method: 'POST' });

// @ts-expect-error an unknown option
RequestParam({ default: '1' });

// @ts-expect-error defaults are texts, as they come from requests
RequestParam({ defaultValue: 1 });

// @ts-expect-error the name of a cookie is a text
CookieValue(1);
