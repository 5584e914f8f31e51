import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  Param,
  ParseBoolPipe,
  ParseIntPipe,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
  ValidationPipe,
} from '@nestjs/common';
import { Eta } from 'eta';
import { IMAGE_TYPE, image, LAST_MODIFIED, page, pageTemplate, total } from '#shared/app.mjs';
import { AuditInterceptor, type GuardedRequest, TenantInterceptor, TokenInterceptor } from './interceptors.js';
import { Order } from './order.js';

/** What Express' and Fastify's responses have in common. */
interface Reply {
  header(name: string, value: string): this;
  status(code: number): this;
  send(body?: unknown): void;
}

@Controller()
export class AppController {
  readonly #eta = new Eta();

  constructor() {
    this.#eta.loadTemplate('@page', pageTemplate);
  }

  @Get('/hello')
  hello() {
    return { hello: 'world' };
  }

  @Get('/users/:id/posts/:postId')
  post(
    @Param('id', ParseIntPipe) id: number,
    @Param('postId', ParseIntPipe) postId: number,
    @Query('verbose', ParseBoolPipe) verbose: boolean,
  ) {
    return { id, postId, verbose };
  }

  @Post('/orders')
  order(@Body(new ValidationPipe({ transform: true })) order: Order) {
    return { id: order.reference, total: total(order.items) };
  }

  @Get('/guarded')
  @UseInterceptors(TokenInterceptor, TenantInterceptor, AuditInterceptor)
  guarded(@Req() request: GuardedRequest) {
    return { user: request.user, steps: request.steps };
  }

  @Get('/image')
  image(@Headers('if-modified-since') since: string | undefined, @Res() reply: Reply) {
    reply.header('Last-Modified', LAST_MODIFIED);
    if (since === LAST_MODIFIED) reply.status(304).send();
    else reply.header('Content-Type', IMAGE_TYPE).send(image);
  }

  @Get('/page')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page() {
    return this.#eta.render('@page', page);
  }
}
