import { IllegalStateException } from '@vernal/core';
import type { ApiVersion } from '../versions/api-version.js';
import type { ApiVersionStrategy } from '../versions/api-version-strategy.js';
import { getApiVersion } from '../versions/request-api-version.js';
import { RequestPredicate } from './request-predicate.js';
import type { ServerRequest } from './server-request.js';

/** The version of the API: `1.2` for that one, `1.2+` for it and later ones. Requests that ask for none match. */
export class ApiVersionPredicate extends RequestPredicate {
  readonly #text: string;
  readonly #isBaseline: boolean;
  #version: ApiVersion | undefined;

  constructor(version: string) {
    super();
    this.#text = version;
    this.#isBaseline = version.endsWith('+');
  }

  override initApiVersions(strategy: ApiVersionStrategy): void {
    this.#version = strategy.parseVersion(this.#isBaseline ? this.#text.slice(0, -1) : this.#text);
    strategy.addMappedVersion(this.#version);
  }

  /** Throws an `IllegalStateException` where no versions are configured. */
  evaluate({ servletRequest }: ServerRequest): boolean {
    if (!this.#version) {
      throw new IllegalStateException(
        `A route is for the API version ${this.#text}, but WebMvcConfigurer.configureApiVersioning() does not say where requests have theirs`,
      );
    }
    const asked = getApiVersion(servletRequest);
    if (!asked) return true;
    const result = this.#version.compareTo(asked);
    return this.#isBaseline ? result <= 0 : result === 0;
  }

  toString(): string {
    return `version ${this.#text}`;
  }
}
