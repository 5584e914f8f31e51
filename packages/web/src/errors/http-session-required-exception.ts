import { ServletException } from './servlet-exception.js';

/**
 * A handler asks for an attribute of its controller's `@SessionAttributes` that the session does not have: it has expired, or the
 * form was sent twice. Source: Spring `HttpSessionRequiredException`.
 */
export class HttpSessionRequiredException extends ServletException {
  readonly expectedAttribute: string | undefined;

  constructor(message: string, expectedAttribute?: string) {
    super(message);
    this.expectedAttribute = expectedAttribute;
  }
}
