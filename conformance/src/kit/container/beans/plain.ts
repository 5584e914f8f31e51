import { AutoCloseable, Implements } from '@vernal/core';
import { Named } from './named.js';

/** Nothing but a constructor. */
export class Plain extends Named {}

/** Has a close method by its type: that is its destroy method unless another one is named. */
@Implements(AutoCloseable)
export class Closing extends Named implements AutoCloseable {
  close(): void {
    this.trace('close');
  }

  shutDown(): void {
    this.trace('shutDown');
  }
}

/** Thrown on purpose. */
export class Failure extends Error {}
