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
  #creation: Promise<HttpSession> | undefined;

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
    const session = (await this.get()) ?? this.#valid();
    if (session) return session;
    this.#creation ??= this.#create();
    return this.#creation;
  }

  async changeId(): Promise<string> {
    const session = await this.get();
    if (!session) throw new IllegalStateException('There is no session whose id could be changed');
    return this.#source.changeSessionId(session, this.#request, this.#response);
  }

  #valid(): HttpSession | undefined {
    return this.#session && this.#source.isValid(this.#session) ? this.#session : undefined;
  }

  async #find(): Promise<void> {
    const found = this.#source.find(this.#request);
    const session = isPromiseLike(found) ? await found : found;
    if (session) this.#use(session);
  }

  async #create(): Promise<HttpSession> {
    if (this.#response.isCommitted) {
      throw new IllegalStateException('A session cannot be created after the answer has been committed');
    }
    try {
      const session = await this.#source.create(this.#request, this.#response);
      this.#use(session);
      return session;
    } finally {
      this.#creation = undefined;
    }
  }

  #use(session: HttpSession): void {
    this.#session = session;
    this.#response.beforeCommit = () => this.#save();
  }

  /** Of all sessions of this request only the last can still be valid. */
  #save(): void | Promise<void> {
    if (this.#session) return this.#source.save(this.#session, this.#request, this.#response);
  }
}
