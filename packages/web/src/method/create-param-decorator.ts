import { annotationKey, type DecoratorFor, decoratorFor, type MaybePromise } from '@vernal/core';
import type { WebRequest } from '../binding/web-request.js';
import type { MethodParameter } from '../mapping/method-parameter.js';

/** Gives the argument of a parameter; a promise is waited for. */
export type ParamReader<D> = (request: WebRequest, data: D, parameter: MethodParameter) => MaybePromise<unknown>;

/** What decorators made by {@link createParamDecorator} record. */
export const PARAM_READER = annotationKey<{ readonly read: ParamReader<never>; readonly data: unknown }>('ParamReader');

/**
 * Makes a decorator for parameters of handlers, for what would take an argument resolver otherwise:
 *
 *     const ClientIp = createParamDecorator((request) => request.request.remoteAddr);
 *     const Header = createParamDecorator((request, name: string) => request.getHeader(name));
 *
 *     list(@ClientIp() ip: string, @Header('X-Tenant') tenant: string) { … }
 *
 * The value is passed as it is given: nothing is converted.
 */
export function createParamDecorator(read: ParamReader<void>): () => DecoratorFor<'parameter'>;
export function createParamDecorator<D>(read: ParamReader<D>): (data: D) => DecoratorFor<'parameter'>;
export function createParamDecorator<D>(read: ParamReader<D>): (data: D) => DecoratorFor<'parameter'> {
  return (data) => decoratorFor(PARAM_READER, { read, data }, 'parameter');
}
