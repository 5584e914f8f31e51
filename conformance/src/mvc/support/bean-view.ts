import type { MaybePromise } from '@vernal/core';
import { type HttpServletRequest, type HttpServletResponse, View } from '@vernal/web';

/** A view that is found by its bean name. */
export class BeanView extends View {
  readonly contentType = 'text/plain;charset=UTF-8';

  render(
    _model: ReadonlyMap<string, unknown>,
    _request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void> {
    response.contentType = this.contentType;
    return response.write('the bean view');
  }
}
