import { IllegalStateException, isPromiseLike } from '@vernal/core';
import type { MethodParameter } from '../mapping/method-parameter.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from './handler-method-argument-resolver.js';
import type { WebDataBinderFactory } from './web-data-binder-factory.js';

/** The first resolver that supports a parameter gives its argument. Source: Spring `HandlerMethodArgumentResolverComposite`. */
export class ArgumentResolvers {
  readonly #resolvers: readonly HandlerMethodArgumentResolver[];

  constructor(resolvers: readonly HandlerMethodArgumentResolver[]) {
    this.#resolvers = resolvers;
  }

  get resolvers(): readonly HandlerMethodArgumentResolver[] {
    return this.#resolvers;
  }

  /** Throws an `IllegalStateException` that names the parameter where nothing gives such arguments. */
  compile(parameter: MethodParameter, binderFactory: WebDataBinderFactory): ArgumentReader {
    const resolver = this.#resolvers.find((one) => one.supportsParameter(parameter));
    if (!resolver) throw unsupported(parameter);
    if (resolver.compile) return resolver.compile(parameter, binderFactory);
    return (container, request) => {
      const argument = resolver.resolveArgument(parameter, container, request, binderFactory);
      return isPromiseLike(argument) ? Promise.resolve(argument) : argument;
    };
  }
}

function unsupported(parameter: MethodParameter): IllegalStateException {
  const found = parameter.lostType ?? (parameter.type ? `its type is ${parameter.type.name}` : 'its type is not known');
  return new IllegalStateException(
    `${parameter}: there is no argument for it, since it has no decorator that gives one and ${found}. ` +
      'Decorate it (@RequestParam(), @RequestBody(), @ModelAttribute() …), or register an argument resolver for it',
  );
}
