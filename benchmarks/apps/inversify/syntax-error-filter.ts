import { BadRequestHttpResponse, CatchError, type ErrorFilter } from '@inversifyjs/http-core';

/** A body that is no JSON is the client's mistake; one of the adapters takes it for the server's. */
@CatchError(SyntaxError)
export class SyntaxErrorFilter implements ErrorFilter {
  catch(): never {
    throw new BadRequestHttpResponse();
  }
}
