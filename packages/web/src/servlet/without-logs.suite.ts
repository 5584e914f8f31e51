import { setLoggerFactory } from '@vernal/core';

/** Nothing is logged while the tests of this `describe` run: what they make fail is no news. */
export function withoutLogs(): void {
  before(() => setLoggerFactory(() => ({ debug() {}, info() {}, warn() {}, error() {} })));
  after(() => setLoggerFactory(undefined));
}
