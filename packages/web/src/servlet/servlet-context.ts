/** The application as its servlets and filters see it. Source: Servlet 6.0 `ServletContext`. */
export abstract class ServletContext {
  /** Empty, or starting with `/`. */
  abstract readonly contextPath: string;
  abstract readonly initParameters: Readonly<Record<string, string>>;
  abstract getAttribute(name: string): unknown;
  /** Setting `undefined` or `null` removes the attribute. */
  abstract setAttribute(name: string, value: unknown): void;
  abstract removeAttribute(name: string): void;
  abstract getAttributeNames(): string[];
}
