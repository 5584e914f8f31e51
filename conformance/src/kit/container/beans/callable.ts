import { Interface } from '@vernal/core';

/** A bean that the action "call:NAME:METHOD" can be sent to. */
@Interface({ all: ['call'] })
export abstract class Callable {
  abstract call(method: string): unknown;
}
