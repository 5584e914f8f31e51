import { GetMapping, HttpSession, PostMapping, RequestMapping, RequestParam, RestController } from '@vernal/web';
import { ApplicationCounter } from './application-counter.js';
import { NoteTaker } from './note-taker.js';
import { RequestNotes } from './request-notes.js';
import { Visits } from './visits.js';

/** A singleton with beans of shorter scopes in it. */
@RestController()
@RequestMapping('/session/scoped')
export class ScopedController {
  readonly #visits: Visits;
  readonly #notes: RequestNotes;
  readonly #taker: NoteTaker;
  readonly #application: ApplicationCounter;

  constructor(visits: Visits, notes: RequestNotes, taker: NoteTaker, application: ApplicationCounter) {
    this.#visits = visits;
    this.#notes = notes;
    this.#taker = taker;
    this.#application = application;
  }

  @GetMapping('/visits')
  visits(): number {
    return this.#visits.next();
  }

  /** Controller and collaborator see the same request bean; the next request has a fresh one. */
  @GetMapping('/notes')
  notes(@RequestParam({ of: String, defaultValue: '' }) take: string[]): string[] {
    this.#notes.add('controller');
    for (const note of take) this.#taker.take(note);
    return this.#notes.all();
  }

  /** The session's bean ends with the session. */
  @PostMapping('/forget')
  forget(session: HttpSession): string {
    session.invalidate();
    return 'forgotten';
  }

  @PostMapping('/word')
  setWord(@RequestParam() word: string): string {
    this.#application.word = word;
    return this.#application.word;
  }

  @GetMapping('/word')
  word(): string {
    return this.#application.word;
  }
}
