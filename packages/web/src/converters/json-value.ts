import type { Class } from '@vernal/core';

/** A body with the view of it that is to be written, chosen at run time. Source: Spring `MappingJacksonValue`. */
export class JsonValue {
  readonly value: unknown;
  readonly serializationViews: readonly Class[];

  constructor(value: unknown, ...serializationViews: Class[]) {
    this.value = value;
    this.serializationViews = serializationViews;
  }
}
