import { Readable } from 'node:stream';
import { IllegalArgumentException, type MaybePromise } from '@vernal/core';
import { Charset } from '../http/charset.js';
import { MediaType } from '../http/media-type.js';
import type { FilterChain } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HttpServletRequestWrapper } from '../servlet/http-servlet-request-wrapper.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { addParameters } from '../servlet/request-parameters.js';
import { OncePerRequestFilter } from './once-per-request-filter.js';

const METHODS = new Set(['PUT', 'PATCH', 'DELETE']);

/**
 * Makes the form in the body of a PUT, PATCH or DELETE available as parameters, which servlets have for POST only.
 * Source: Spring's `FormContentFilter`.
 */
export class FormContentFilter extends OncePerRequestFilter {
  readonly #charset: Charset;

  /** @param charset that of forms which name none; default UTF-8 */
  constructor({ charset = Charset.UTF_8 }: { readonly charset?: Charset } = {}) {
    super();
    this.#charset = charset;
  }

  protected override doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    const type = METHODS.has(request.method) ? formTypeOf(request) : undefined;
    if (!type) return chain.doFilter(request, response);
    return request.readBody().then((body) => {
      const form = new Map<string, string[]>();
      addParameters(Buffer.from(body).toString('latin1'), type.charset ?? this.#charset, form);
      return chain.doFilter(form.size > 0 ? new FormRequest(request, form) : request, response);
    });
  }
}

function formTypeOf(request: HttpServletRequest): MediaType | undefined {
  if (!request.contentType) return undefined;
  try {
    const type = MediaType.parseMediaType(request.contentType);
    return MediaType.APPLICATION_FORM_URLENCODED.includes(type) ? type : undefined;
  } catch (error) {
    if (error instanceof IllegalArgumentException) return undefined;
    throw error;
  }
}

/** The parameters of the query stand before those of the form; the body is used up. */
class FormRequest extends HttpServletRequestWrapper {
  readonly #form: ReadonlyMap<string, readonly string[]>;

  constructor(request: HttpServletRequest, form: ReadonlyMap<string, readonly string[]>) {
    super(request);
    this.#form = form;
  }

  override getParameterMap(): ReadonlyMap<string, readonly string[]> {
    const parameters = new Map(super.getParameterMap());
    for (const [name, values] of this.#form) parameters.set(name, [...(parameters.get(name) ?? []), ...values]);
    return parameters;
  }

  override readBody(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array());
  }

  override getInputStream(): Readable {
    return Readable.from([]);
  }
}
