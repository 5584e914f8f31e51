import { fileURLToPath } from 'node:url';
import { Component, MessageSource } from '@vernal/core';
import {
  EtaView,
  EtaViewResolver,
  type HttpServletRequest,
  type HttpServletResponse,
  View,
  ViewResolver,
} from '@vernal/web';
import { UserService } from '../users/user-service.js';
import { PageContext } from './page-context.js';

/** Templates of the folder `views`, each of which is given a {@link PageContext} as `it.page`. */
@Component()
export class PageViewResolver extends ViewResolver {
  readonly #templates = new EtaViewResolver({ views: fileURLToPath(new URL('../../views', import.meta.url)) });
  readonly #messages: MessageSource;
  readonly #users: UserService;

  constructor(messages: MessageSource, users: UserService) {
    super();
    this.#messages = messages;
    this.#users = users;
  }

  async resolveViewName(viewName: string, locale: Intl.Locale): Promise<View | undefined> {
    const view = await this.#templates.resolveViewName(viewName, locale);
    return view instanceof EtaView ? new PageView(view, this.#messages, this.#users) : view;
  }
}

class PageView extends View {
  readonly #template: EtaView;
  readonly #messages: MessageSource;
  readonly #users: UserService;

  constructor(template: EtaView, messages: MessageSource, users: UserService) {
    super();
    this.#template = template;
    this.#messages = messages;
    this.#users = users;
  }

  get contentType(): string {
    return this.#template.contentType;
  }

  async render(
    model: ReadonlyMap<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): Promise<void> {
    const page = await PageContext.of(request, this.#messages, this.#users);
    // a page is in the language and for the user of the one who asked
    response.setHeader('Cache-Control', 'private, no-cache');
    response.addHeader('Vary', 'Cookie, Accept-Language');
    await this.#template.render(new Map([...model, ['page', page]]), request, response);
  }
}
