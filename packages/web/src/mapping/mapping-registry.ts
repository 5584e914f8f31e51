import { IllegalStateException } from '@vernal/core';
import { type Candidates, PathIndex } from '../path/path-index.js';
import type { PathPattern } from '../path/path-pattern.js';
import type { HandlerMethod } from './handler-method.js';

/** What the registry must know of a mapping. */
export interface Mapping {
  /** The same for mappings that mean the same. */
  readonly key: string;
  readonly pathPatterns: readonly PathPattern[];
}

/** A mapping with its handler method. */
export interface MappingRegistration<T> {
  readonly mapping: T;
  readonly handlerMethod: HandlerMethod;
  readonly name: string | undefined;
}

/** All mappings of one handler mapping, found by path. Source: Spring `AbstractHandlerMethodMapping.MappingRegistry`. */
export class MappingRegistry<T extends Mapping, R extends MappingRegistration<T> = MappingRegistration<T>> {
  readonly #registrations = new Map<string, R>();
  readonly #index = new PathIndex<R>();
  readonly #byName = new Map<string, HandlerMethod[]>();

  /** Throws an `IllegalStateException` where another method has the same mapping. */
  register(registration: R): void {
    const { mapping, handlerMethod, name } = registration;
    const { key } = mapping;
    const existing = this.#registrations.get(key);
    if (existing) {
      if (existing.handlerMethod.equals(handlerMethod)) return;
      throw new IllegalStateException(
        `Ambiguous mapping: ${handlerMethod} cannot be mapped to ${mapping}, since ${existing.handlerMethod} already is. ` +
          'Let one of them differ by path, method, params, headers, consumes or produces',
      );
    }
    this.#registrations.set(key, registration);
    for (const pattern of mapping.pathPatterns) this.#index.add(pattern, registration);
    if (name !== undefined) this.#byName.set(name, [...(this.#byName.get(name) ?? []), handlerMethod]);
  }

  unregister(mapping: T): void {
    const registration = this.#registrations.get(mapping.key);
    if (!registration) return;
    this.#registrations.delete(mapping.key);
    for (const pattern of registration.mapping.pathPatterns) this.#index.remove(pattern, registration);
    const { name, handlerMethod } = registration;
    if (name === undefined) return;
    const others = this.#byName.get(name)?.filter((other) => other !== handlerMethod) ?? [];
    if (others.length > 0) this.#byName.set(name, others);
    else this.#byName.delete(name);
  }

  registrations(): readonly R[] {
    return [...this.#registrations.values()];
  }

  getHandlerMethodsByMappingName(name: string): readonly HandlerMethod[] {
    return this.#byName.get(name) ?? [];
  }

  /** Those that have a literal path which is the given one; where there are none, those of {@link getByPath}. */
  getNearest(path: string): Candidates<R> {
    return this.#index.lookupNearest(path);
  }

  /** Those that may match the path by any pattern; one with several such patterns is there as often. */
  getByPath(path: string): readonly R[] {
    return this.#index.lookup(path);
  }
}
