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
import { PageContext } from './page-context.js';

/** Templates of the folder `views`, each of which is given a {@link PageContext} as `it.page`. */
@Component()
export class PageViewResolver extends ViewResolver {
  readonly #templates = new EtaViewResolver({ views: fileURLToPath(new URL('../../views', import.meta.url)) });
  readonly #messages: MessageSource;

  constructor(messages: MessageSource) {
    super();
    this.#messages = messages;
  }

  async resolveViewName(viewName: string, locale: Intl.Locale): Promise<View | undefined> {
    const view = await this.#templates.resolveViewName(viewName, locale);
    return view instanceof EtaView ? new PageView(view, this.#messages) : view;
  }
}

class PageView extends View {
  readonly #template: EtaView;
  readonly #messages: MessageSource;

  constructor(template: EtaView, messages: MessageSource) {
    super();
    this.#template = template;
    this.#messages = messages;
  }

  get contentType(): string {
    return this.#template.contentType;
  }

  async render(
    model: ReadonlyMap<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): Promise<void> {
    const page = await PageContext.of(request, this.#messages);
    // a page is in the language and for the user of the one who asked
    response.setHeader('Cache-Control', 'private, no-cache');
    response.addHeader('Vary', 'Cookie, Accept-Language');
    await this.#template.render(new Map([...model, ['page', page]]), request, response);
  }
}
