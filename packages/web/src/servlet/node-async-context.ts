import { getLogger, IllegalStateException } from '@vernal/core';
import { isClientGone } from './client-gone.js';
import { AsyncContext, type AsyncListener, type HttpServletRequest } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import { ClientAbortException } from './request-body.js';

const logger = getLogger('vernal.web.AsyncContext');

/** What the container does for an asynchronous request. */
export interface AsyncHost {
  /** Ends the request. */
  complete(): void;
  /** Sends the request through the filters and the servlet again. */
  dispatch(request: HttpServletRequest, response: HttpServletResponse, path: string | undefined): void;
  /** Answers with an error, as nobody else did. */
  fail(status: number): void;
}

/**
 * The asynchronous side of one request. `complete` and `dispatch` are remembered while the container or a listener is at work
 * and take effect afterwards. Source: Tomcat `AsyncContextImpl`, `AsyncStateMachine`.
 */
export class NodeAsyncContext extends AsyncContext {
  timeout: number;
  readonly #host: AsyncHost;
  readonly #raw: HttpServletResponse['raw'];
  #request: HttpServletRequest;
  #response: HttpServletResponse;
  #listeners: AsyncListener[] = [];
  #started = false;
  /** The servlet, or a listener, has not returned yet. */
  #busy = false;
  #next: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(host: AsyncHost, timeout: number, request: HttpServletRequest, response: HttpServletResponse) {
    super();
    this.timeout = timeout;
    this.#host = host;
    this.#raw = response.raw;
    this.#request = request;
    this.#response = response;
  }

  get isStarted(): boolean {
    return this.#started;
  }

  /** Begins a cycle; throws an `IllegalStateException` while one is under way. */
  start(request: HttpServletRequest, response: HttpServletResponse): void {
    if (this.#started) throw new IllegalStateException('startAsync() was called twice in one dispatch');
    const listeners = this.#listeners;
    this.#listeners = [];
    this.#request = request;
    this.#response = response;
    this.#started = true;
    this.#busy = true;
    for (const listener of listeners) report(listener.onStartAsync?.());
  }

  addListener(listener: AsyncListener): void {
    this.#listeners.push(listener);
  }

  complete(): void {
    this.#decide('complete', () => this.#host.complete());
  }

  dispatch(path?: string): void {
    const [request, response] = [this.#request, this.#response];
    this.#decide('dispatch', () => this.#host.dispatch(request, response, path));
  }

  #decide(method: string, next: () => void): void {
    if (!this.#started || this.#next) {
      throw new IllegalStateException(`${method}() of an asynchronous request that is already completed or dispatched`);
    }
    this.#next = next;
    if (!this.#busy) this.#proceed();
  }

  /** The container has left the servlet. False: the request is not asynchronous (any more). */
  serviceReturned(): boolean {
    if (!this.#started) return false;
    this.#busy = false;
    if (this.#next) {
      this.#proceed();
      return true;
    }
    if (this.timeout > 0) this.#timer = setTimeout(this.#onTimeout, this.timeout);
    if (isClientGone(this.#raw)) this.#onClose();
    else this.#raw.once('close', this.#onClose);
    return true;
  }

  /** Gives the asynchronous mode up: an exception left the servlet. */
  abandon(): void {
    this.#started = false;
    this.#next = undefined;
    this.#stopWatching();
  }

  /** Tells the listeners that the request has ended. */
  async fireComplete(): Promise<void> {
    await this.#tell((listener) => listener.onComplete?.());
  }

  #proceed(): void {
    const next = this.#next as () => void;
    this.#next = undefined;
    this.#started = false;
    this.#stopWatching();
    next();
  }

  #stopWatching(): void {
    clearTimeout(this.#timer);
    this.#raw.off('close', this.#onClose);
  }

  readonly #onTimeout = () => this.#interrupt((listener) => listener.onTimeout?.());

  readonly #onClose = () => {
    const error = new ClientAbortException('The client went away before the answer was complete');
    this.#interrupt((listener) => listener.onError?.(error));
  };

  /** Lets the listeners decide; where none does, the container answers. */
  #interrupt(tell: (listener: AsyncListener) => void | Promise<void> | undefined): void {
    if (!this.#started || this.#busy) return;
    this.#busy = true;
    report(
      this.#tell(tell).then(() => {
        this.#busy = false;
        this.#next ??= () => this.#host.fail(500);
        this.#proceed();
      }),
    );
  }

  async #tell(tell: (listener: AsyncListener) => void | Promise<void> | undefined): Promise<void> {
    for (const listener of this.#listeners) {
      try {
        await tell(listener);
      } catch (error) {
        logger.error('An AsyncListener threw an exception', error);
      }
    }
  }
}

function report(pending: void | Promise<void> | undefined): void {
  pending?.then(undefined, (error: unknown) => logger.error('Asynchronous processing failed', error));
}
