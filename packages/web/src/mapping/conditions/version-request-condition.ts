import { IllegalStateException } from '@vernal/core';
import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import type { ApiVersion } from '../../versions/api-version.js';
import { NotAcceptableApiVersionException } from '../../versions/api-version-exceptions.js';
import type { ApiVersionStrategy } from '../../versions/api-version-strategy.js';
import { getApiVersion } from '../../versions/request-api-version.js';
import type { RequestCondition } from './request-condition.js';

/**
 * The version of the API: `1.2` for that one, `1.2+` for it and all later ones that have no mapping of their own. The highest
 * version that is not above the request's is taken. Source: Spring Framework 7 `VersionRequestCondition`.
 */
export class VersionRequestCondition implements RequestCondition<VersionRequestCondition> {
  static readonly NONE = new VersionRequestCondition(undefined, false);

  readonly version: ApiVersion | undefined;
  readonly #isBaseline: boolean;

  private constructor(version: ApiVersion | undefined, isBaseline: boolean) {
    this.version = version;
    this.#isBaseline = isBaseline;
  }

  /** Throws an `IllegalStateException` for a version where none are configured. */
  static of(version: string | undefined, strategy: ApiVersionStrategy | undefined): VersionRequestCondition {
    if (!version) return VersionRequestCondition.NONE;
    if (!strategy) {
      throw new IllegalStateException(
        `The mapping has the API version ${version}, but WebMvcConfigurer.configureApiVersioning() does not say where requests have theirs`,
      );
    }
    const isBaseline = version.endsWith('+');
    return new VersionRequestCondition(strategy.parseVersion(isBaseline ? version.slice(0, -1) : version), isBaseline);
  }

  combine(other: VersionRequestCondition): VersionRequestCondition {
    return other.version ? other : this;
  }

  /** Fixed versions match later ones, too: they come before earlier ones, and {@link handleMatch} refuses them then. */
  getMatchingCondition(request: HttpServletRequest): this | undefined {
    if (this.version === undefined) return this;
    const asked = getApiVersion(request);
    return asked === undefined || this.version.compareTo(asked) <= 0 ? this : undefined;
  }

  /** Higher versions first; without a version last, or first for a request without one. */
  compareTo(other: VersionRequestCondition, request: HttpServletRequest): number {
    if (this.version && other.version) return other.version.compareTo(this.version);
    if (this.version === other.version) return 0;
    return (this.version ? -1 : 1) * (getApiVersion(request) ? 1 : -1);
  }

  /** Throws a `NotAcceptableApiVersionException` where the chosen mapping is for an earlier version only. */
  handleMatch(request: HttpServletRequest): void {
    if (this.version === undefined || this.#isBaseline) return;
    const asked = getApiVersion(request);
    if (asked && this.version.compareTo(asked) !== 0) throw new NotAcceptableApiVersionException(String(asked));
  }

  toString(): string {
    return this.version === undefined ? '' : `${this.version}${this.#isBaseline ? '+' : ''}`;
  }
}
