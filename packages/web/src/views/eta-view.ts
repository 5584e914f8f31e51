import { isInstance, type MaybePromise } from '@vernal/core';
import { Eta, type TemplateFunction } from 'eta';
import { ErrorResponse } from '../errors/error-response.js';
import { ServletException } from '../errors/servlet-exception.js';
import { escapeHtml } from '../http/escape-html.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { AbstractUrlBasedView } from './abstract-url-based-view.js';
import type { ViewOptions } from './abstract-view.js';

interface Template {
  readonly run: TemplateFunction;
  /** What the paths of its includes are relative to. */
  readonly filepath: string;
}

/** Templates of one folder, compiled once. The only door to the template engine. */
export class EtaTemplates {
  readonly #eta: Eta;
  readonly #compiled: Map<string, Template> | undefined;

  /** `cache` false: templates are read anew for each rendering, for development. */
  constructor(views: string, cache: boolean) {
    this.#eta = new Eta({ views, cache, autoEscape: true, escapeFunction: escapeHtml });
    this.#compiled = cache ? new Map() : undefined;
  }

  /** Whether there is a template of that name. */
  exists(name: string): boolean {
    try {
      this.#eta.readFile(this.#eta.resolvePath(name));
      return true;
    } catch {
      return false;
    }
  }

  render(name: string, model: Record<string, unknown>): MaybePromise<string> {
    const { run, filepath } = this.#compiled?.get(name) ?? this.#compile(name);
    return this.#eta.render(run, model, { filepath });
  }

  #compile(name: string): Template {
    const filepath = this.#eta.resolvePath(name);
    const template = { run: this.#eta.compile(this.#eta.readFile(filepath), { filepath }), filepath };
    this.#compiled?.set(name, template);
    return template;
  }
}

/**
 * Renders an eta template; the model's attributes are properties of `it`, and what is printed is escaped for HTML.
 * Source: Spring `AbstractTemplateView`.
 */
export class EtaView extends AbstractUrlBasedView {
  readonly #templates: EtaTemplates;

  constructor(templates: EtaTemplates, url: string, options?: ViewOptions) {
    super(url, options);
    this.#templates = templates;
  }

  override checkResource(): boolean {
    return this.#templates.exists(this.url);
  }

  protected async renderMergedOutputModel(
    model: Map<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): Promise<void> {
    const text = await this.#render(Object.fromEntries(model));
    this.setResponseContentType(request, response);
    await response.complete(text);
  }
  /** What fails in a template says where that is by a line of compiled code alone. */
  async #render(model: Record<string, unknown>): Promise<string> {
    try {
      return await this.#templates.render(this.url, model);
    } catch (error) {
      if (isInstance(error, ErrorResponse)) throw error;
      throw new ServletException(`The template '${this.url}' failed: ${String(error)}`, { cause: error });
    }
  }
}
