import type { MaybePromise } from '@vernal/core';
import {
  Controller,
  FORWARD_REQUEST_URI,
  GetMapping,
  HttpServletRequest,
  HttpServletResponse,
  INCLUDE_REQUEST_URI,
  Model,
  PostMapping,
  RequestMapping,
  RequestParam,
  ResponseBody,
} from '@vernal/web';

/** One request, several handlers: forward hands over, include collects. */
@Controller()
@RequestMapping('/servlet/dispatch')
export class DispatchController {
  /** By view name; the model becomes request attributes, the parameters of the target are added to those of the request. */
  @GetMapping('/forward')
  forward(model: Model): string {
    model.addAttribute('given', 'by the first handler');
    return 'forward:/servlet/dispatch/target?extra=1';
  }

  /** A POST stays a POST. */
  @PostMapping('/forward')
  forwardPost(): string {
    return 'forward:/servlet/dispatch/target';
  }

  @RequestMapping('/target')
  @ResponseBody()
  target(request: HttpServletRequest): Record<string, unknown> {
    return {
      method: request.method,
      uri: request.requestURI,
      original: request.getAttribute(FORWARD_REQUEST_URI) ?? 'none',
      given: request.getAttribute('given') ?? 'none',
      parameters: Object.fromEntries(request.getParameterMap()),
    };
  }

  /** Into another dispatcher servlet. */
  @GetMapping('/forward-to-child')
  forwardToChild(): string {
    return 'forward:/child/one/path';
  }

  @GetMapping('/forward-to-nowhere')
  forwardToNowhere(): string {
    return 'forward:/servlet/dispatch/nowhere';
  }

  /** By hand; what was written before is dropped. */
  @GetMapping('/forward-by-hand')
  async forwardByHand(request: HttpServletRequest, response: HttpServletResponse): Promise<void> {
    response.setHeader('X-First', 'kept');
    await response.write('dropped');
    await request.getRequestDispatcher('/servlet/dispatch/part/b').forward(request, response);
  }

  /** Two parts and the frame around them; a part can neither change status nor headers. */
  @GetMapping('/include')
  async include(
    request: HttpServletRequest,
    response: HttpServletResponse,
    @RequestParam({ name: 'parts', defaultValue: 'a,b' }) parts: string[],
  ): Promise<void> {
    response.contentType = 'text/plain;charset=UTF-8';
    await response.write('[');
    for (const part of parts) {
      const dispatcher = request.getRequestDispatcher(`/servlet/dispatch/part/${part}?part=${part}`);
      await dispatcher.include(request, response);
    }
    await response.write(']');
  }

  @GetMapping('/part/a')
  partA(response: HttpServletResponse): MaybePromise<void> {
    response.status = 202;
    response.setHeader('X-Part', 'a');
    return response.write('part a');
  }

  /** The included path is an attribute, the request's own path stays. */
  @GetMapping('/part/b')
  partB(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    const included = request.getAttribute(INCLUDE_REQUEST_URI) ?? 'none';
    return response.write(`part b of ${request.requestURI} included as ${included}`);
  }

  @GetMapping('/part/parameters')
  partParameters(@RequestParam('part') part: string, response: HttpServletResponse): MaybePromise<void> {
    return response.write(`part=${part}`);
  }

  /** A view as a part. */
  @GetMapping('/part/view')
  partView(model: Model): string {
    model.addAttribute('x', 1);
    return 'part-view';
  }
}
