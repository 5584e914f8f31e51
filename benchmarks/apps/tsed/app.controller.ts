import { Controller } from '@tsed/di';
import { type PlatformContext, Res } from '@tsed/platform-http';
import { UseAfter, UseBefore } from '@tsed/platform-middlewares';
import { BodyParams, Context, PathParams, QueryParams } from '@tsed/platform-params';
import { ContentType, Enum, Get, Integer, Post, Required, Status } from '@tsed/schema';
import { Eta } from 'eta';
import type { Response } from 'express';
import { IMAGE_TYPE, image, LAST_MODIFIED, page, pageTemplate, total } from '#shared/app.mjs';
import { AnsweredMiddleware, AuditMiddleware, TenantMiddleware, TokenMiddleware } from './middlewares.js';
import { Order } from './order.js';

@Controller('/')
export class AppController {
  readonly #eta = new Eta();

  constructor() {
    this.#eta.loadTemplate('@page', pageTemplate);
  }

  @Get('/hello')
  hello(): object {
    return { hello: 'world' };
  }

  /** The flag is a text with two values: as a boolean, `maybe` would be taken for true. */
  @Get('/users/:id/posts/:postId')
  post(
    @PathParams('id') @Integer() id: number,
    @PathParams('postId') @Integer() postId: number,
    @QueryParams('verbose', String) @Required() @Enum('true', 'false') verbose: string,
  ): object {
    return { id, postId, verbose: verbose === 'true' };
  }

  @Post('/orders')
  @Status(201)
  order(@BodyParams() @Required() order: Order): object {
    return { id: order.reference, total: total(order.items) };
  }

  @Get('/guarded')
  @UseBefore(TokenMiddleware, TenantMiddleware, AuditMiddleware)
  @UseAfter(AnsweredMiddleware)
  guarded(@Context() context: PlatformContext): object {
    return { user: context.get('user'), steps: context.get('steps') };
  }

  @Get('/image')
  image(@Res() response: Response): void {
    response.set('Last-Modified', LAST_MODIFIED).type(IMAGE_TYPE).send(image);
  }

  @Get('/page')
  @ContentType('text/html; charset=utf-8')
  page(): string {
    return this.#eta.render('@page', page);
  }
}
