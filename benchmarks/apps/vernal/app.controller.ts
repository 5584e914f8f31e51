import { Integer, Valid } from '@vernal/core';
import {
  Controller,
  GetMapping,
  Model,
  PathVariable,
  PostMapping,
  RequestAttribute,
  RequestBody,
  RequestParam,
  ResponseStatus,
  RestController,
  WebRequest,
} from '@vernal/web';
import { IMAGE_TYPE, image, LAST_MODIFIED, page, total } from '#shared/app.mjs';
import { Order } from './order.js';

const lastModified = Date.parse(LAST_MODIFIED);

@RestController()
export class AppController {
  @GetMapping('/hello')
  hello(): object {
    return { hello: 'world' };
  }

  @GetMapping('/users/{id}/posts/{postId}')
  post(
    @PathVariable({ type: Integer }) id: number,
    @PathVariable({ type: Integer }) postId: number,
    @RequestParam() verbose: boolean,
  ): object {
    return { id, postId, verbose };
  }

  @PostMapping('/orders')
  @ResponseStatus(201)
  order(@Valid() @RequestBody() order: Order): object {
    return { id: order.reference, total: total(order.items) };
  }

  @GetMapping('/guarded')
  guarded(@RequestAttribute() user: string, @RequestAttribute() steps: string[]): object {
    return { user, steps };
  }

  @GetMapping({ path: '/image', produces: IMAGE_TYPE })
  image(request: WebRequest): Uint8Array | null {
    return request.checkNotModified(lastModified) ? null : image;
  }
}

@Controller()
export class PageController {
  @GetMapping('/page')
  page(model: Model): string {
    model.addAttribute('title', page.title).addAttribute('rows', page.rows);
    return 'page';
  }
}
