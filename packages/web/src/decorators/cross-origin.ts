import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import type { RequestMethod, Texts } from './request-mapping.js';

/** What `@CrossOrigin` says. */
export interface CrossOriginOptions {
  /** Origins, or `*`. Default: all, where no patterns are given. */
  readonly origins?: Texts;
  /** Patterns as `https://*.example.org:[8080,8081]`. */
  readonly originPatterns?: Texts;
  /** Request headers. Default: all. */
  readonly allowedHeaders?: Texts;
  /** Answer headers that scripts may read. Default: none. */
  readonly exposedHeaders?: Texts;
  /** Default: those of the mapping. */
  readonly methods?: RequestMethod | readonly RequestMethod[];
  /** Whether scripts may send cookies and authorization along. Default: not. */
  readonly allowCredentials?: boolean;
  /** Whether pages of a public network may ask this server of a private one. Default: not. */
  readonly allowPrivateNetwork?: boolean;
  /** Seconds for which browsers keep the answer to a preflight request. Default: 1800. */
  readonly maxAge?: number;
}

/** What `@CrossOrigin` records. */
export const CROSS_ORIGIN = annotationKey<CrossOriginOptions>('CrossOrigin');

/** Lets scripts of other origins call a handler, or all of a class; both are combined. Source: Spring's `@CrossOrigin`. */
export function CrossOrigin(options: Texts | CrossOriginOptions = {}): DecoratorFor<'class' | 'method'> {
  const given = typeof options === 'string' || Array.isArray(options) ? { origins: options } : options;
  return decoratorFor(CROSS_ORIGIN, given as CrossOriginOptions, 'class', 'method');
}
