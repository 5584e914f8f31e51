/** A failure of a servlet or a filter. Source: Servlet 6.0 `ServletException`. */
export class ServletException extends Error {
  /** The name of the class, that of a subclass too. */
  override get name(): string {
    return this.constructor.name;
  }
}
