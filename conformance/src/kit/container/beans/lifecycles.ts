import type { Lifecycle, SmartLifecycle } from '@vernal/core';
import { Named } from './named.js';
import { Failure } from './plain.js';

/** Started and stopped only when the context is told to explicitly. */
export class LifecycleProbe extends Named implements Lifecycle {
  #isRunning = false;

  start(): void {
    this.trace('start');
    this.#isRunning = true;
  }

  stop(): void {
    this.trace('stop');
    this.#isRunning = false;
  }

  isRunning(): boolean {
    return this.#isRunning;
  }
}

/** Started and stopped with the context, by phases. */
export class SmartProbe extends Named implements SmartLifecycle {
  #isRunning = false;
  phase = 0;
  autoStartup = true;
  failsIn = '';

  start(): void {
    this.trace('start');
    if (this.failsIn === 'start') throw new Failure();
    this.#isRunning = true;
  }

  stop(): void {
    this.trace('stop');
    this.#isRunning = false;
  }

  isRunning(): boolean {
    return this.#isRunning;
  }

  getPhase(): number {
    return this.phase;
  }

  isAutoStartup(): boolean {
    return this.autoStartup;
  }
}
