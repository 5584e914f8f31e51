import { IllegalStateException, isPromiseLike } from '@vernal/core';
import type { HttpServletRequest } from './http-servlet-request.js';
import type { HttpSession } from './http-session.js';
import type { NodeHttpServletResponse } from './node-http-servlet-response.js';
import type { SessionSource } from './session-source.js';

/** The session of one request: looked up on first use, once however many ask for it, and saved before the commit. */
export class RequestSession {
  readonly #request: HttpServletRequest;
  readonly #response: NodeHttpServletResponse;
  readonly #source: SessionSource;
  #session: HttpSession | undefined;
  #lookup: Promise<void> | undefined;
  #found = false;

  constructor(request: HttpServletRequest, response: NodeHttpServletResponse, source: SessionSource | undefined) {
    if (!source) {
      throw new IllegalStateException(
        'This container keeps no sessions: give it some, as in new ServletContainer({ sessions: new SessionManager() })',
      );
    }
    this.#request = request;
    this.#response = response;
    this.#source = source;
  }

  async get(): Promise<HttpSession | undefined> {
    this.#lookup ??= this.#find();
    await this.#lookup;
    return this.#valid();
  }

  async getOrCreate(): Promise<HttpSession> {
    return (await this.get()) ?? this.#valid() ?? this.#create();
  }

  /** The session without waiting; throws an `IllegalStateException` where it has not been looked up yet. */
  getNow(create: boolean): HttpSession | undefined {
    if (!this.#found && this.#source.requestedSessionId(this.#request) !== undefined) {
      throw new IllegalStateException('The session is not loaded yet: await request.getSession(false) first');
    }
    return this.#valid() ?? (create ? this.#create() : undefined);
  }

  async changeId(): Promise<string> {
    const session = await this.get();
    if (!session) throw new IllegalStateException('There is no session whose id could be changed');
    return this.#source.changeSessionId(session);
  }

  #valid(): HttpSession | undefined {
    return this.#session && this.#source.isValid(this.#session) ? this.#session : undefined;
  }

  async #find(): Promise<void> {
    const found = this.#source.find(this.#request);
    const session = isPromiseLike(found) ? await found : found;
    this.#found = true;
    if (session) this.#use(session);
  }

  #create(): HttpSession {
    if (this.#response.isSent) {
      throw new IllegalStateException('A session cannot be created after the answer has been committed');
    }
    const session = this.#source.create();
    this.#use(session);
    return session;
  }

  /** Of all sessions of this request only the last one can still be valid, so that is the one to be saved. */
  #use(session: HttpSession): void {
    this.#session = session;
    this.#response.beforeCommit = () => this.#source.save(session, this.#request, this.#response);
  }
}
