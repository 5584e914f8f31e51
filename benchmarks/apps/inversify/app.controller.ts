import {
  Body,
  Controller,
  Get,
  Headers,
  Params,
  Post,
  Query,
  Request,
  Response,
  SetHeader,
  StatusCode,
  UseInterceptor,
} from '@inversifyjs/http-core';
import { Eta } from 'eta';
import { z } from 'zod';
import { LAST_MODIFIED, page, pageTemplate, total } from '#shared/app.mjs';
import { orderSchema } from '#shared/order-schema.mjs';
import { ImageSender } from './image-sender.js';
import { AuditInterceptor, type GuardedRequest, TenantInterceptor, TokenInterceptor } from './interceptors.js';
import { SchemaPipe } from './pipes.js';

const integer = new SchemaPipe(z.coerce.number().int());
const flag = new SchemaPipe(z.enum(['true', 'false']).transform((text) => text === 'true'));

@Controller()
export class AppController {
  readonly #eta = new Eta();
  readonly #imageSender: ImageSender;

  constructor(imageSender: ImageSender) {
    this.#imageSender = imageSender;
    this.#eta.loadTemplate('@page', pageTemplate);
  }

  @Get('/hello')
  hello(): object {
    return { hello: 'world' };
  }

  @Get('/users/:id/posts/:postId')
  post(
    @Params({ name: 'id' }, integer) id: number,
    @Params({ name: 'postId' }, integer) postId: number,
    @Query({ name: 'verbose' }, flag) verbose: boolean,
  ): object {
    return { id, postId, verbose };
  }

  @Post('/orders')
  @StatusCode(201)
  order(@Body(new SchemaPipe(orderSchema)) order: z.output<typeof orderSchema>): object {
    return { id: order.reference, total: total(order.items) };
  }

  @Get('/guarded')
  @UseInterceptor(TokenInterceptor, TenantInterceptor, AuditInterceptor)
  guarded(@Request() { user, steps }: GuardedRequest): object {
    return { user, steps };
  }

  @Get('/image')
  image(@Headers({ name: 'if-modified-since' }) since: string | undefined, @Response() response: unknown): unknown {
    return this.#imageSender.send(response, since === LAST_MODIFIED);
  }

  @Get('/page')
  @SetHeader('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return this.#eta.render('@page', page);
  }
}
