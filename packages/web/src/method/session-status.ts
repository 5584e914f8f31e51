/** Lets a handler end the session of its controller: `@SessionAttributes` are removed. Source: Spring `SessionStatus`. */
export class SessionStatus {
  #complete = false;

  setComplete(): void {
    this.#complete = true;
  }

  get isComplete(): boolean {
    return this.#complete;
  }
}
