import { Eta } from 'eta';
import type { Response } from 'express';
import {
  Body,
  ContentType,
  Controller,
  Get,
  HttpCode,
  JsonController,
  Param,
  Post,
  QueryParam,
  Res,
  UseBefore,
  UseInterceptor,
} from 'routing-controllers';
import { IMAGE_TYPE, image, LAST_MODIFIED, page, pageTemplate, total } from '#shared/app.mjs';
import { Order } from '../nest/order.js';
import { AuditInterceptor, AuditMiddleware, TenantMiddleware, TokenMiddleware } from './interceptors.js';

@JsonController()
export class AppController {
  @Get('/hello')
  hello(): object {
    return { hello: 'world' };
  }

  @Get('/users/:id/posts/:postId')
  post(
    @Param('id') id: number,
    @Param('postId') postId: number,
    @QueryParam('verbose', { required: true }) verbose: boolean,
  ): object {
    return { id, postId, verbose };
  }

  @Post('/orders')
  @HttpCode(201)
  order(@Body() order: Order): object {
    return { id: order.reference, total: total(order.items) };
  }

  @Get('/guarded')
  @UseBefore(TokenMiddleware, TenantMiddleware, AuditMiddleware)
  @UseInterceptor(AuditInterceptor)
  guarded(@Res() { locals }: Response): object {
    return { user: locals.user, steps: locals.steps };
  }

  @Get('/image')
  image(@Res() response: Response): Response {
    return response.set('Last-Modified', LAST_MODIFIED).type(IMAGE_TYPE).send(image);
  }
}

@Controller()
export class PageController {
  readonly #eta = new Eta();

  constructor() {
    this.#eta.loadTemplate('@page', pageTemplate);
  }

  @Get('/page')
  @ContentType('text/html')
  page(): string {
    return this.#eta.render('@page', page);
  }
}
