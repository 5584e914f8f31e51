import { MultiValueMap } from '@vernal/core';
import {
  Controller,
  DeleteMapping,
  GetMapping,
  HttpServletRequest,
  PatchMapping,
  PathVariable,
  PostMapping,
  PutMapping,
  RequestBody,
  RequestMapping,
  RequestParam,
  ResponseBody,
  ServletContext,
} from '@vernal/web';

/** Behind the filters that the Application registers. */
@Controller()
@RequestMapping('/servlet')
export class FilteredController {
  readonly #servletContext: ServletContext;

  constructor(servletContext: ServletContext) {
    this.#servletContext = servletContext;
  }

  /** Which filters ran is in X-Filters. */
  @GetMapping([
    '/filtered',
    '/filtered/plain',
    '/filtered/page.note',
    '/filtered/deep/page',
    '/filtered/deep/page.note',
    '/filtered/other',
    '/filtered/other/more',
    '/filtered/audited/page',
    '/outside',
    '/outside.note',
  ])
  @ResponseBody()
  filtered(): string {
    return 'filtered';
  }

  @GetMapping('/filtered/forward')
  forwardInside(): string {
    return 'forward:/servlet/filtered/deep/page';
  }

  @GetMapping('/forward-to-filtered')
  forwardToFiltered(): string {
    return 'forward:/servlet/filtered/plain';
  }

  /** HiddenHttpMethodFilter: which method arrived? */
  @RequestMapping({ path: '/hidden/item', method: ['GET', 'POST'] })
  @ResponseBody()
  getOrPost(request: HttpServletRequest): string {
    return `GET or POST: ${request.method}`;
  }

  @PutMapping(['/hidden/item', '/not-hidden/item'])
  @ResponseBody()
  put(@RequestParam({ name: 'value', defaultValue: 'none' }) value: string): string {
    return `PUT ${value}`;
  }

  @DeleteMapping('/hidden/item')
  @ResponseBody()
  delete(): string {
    return 'DELETE';
  }

  @PatchMapping('/hidden/item')
  @ResponseBody()
  patch(): string {
    return 'PATCH';
  }

  @PostMapping('/not-hidden/item')
  @ResponseBody()
  post(): string {
    return 'POST';
  }

  /** FormContentFilter: a form in the body of PUT, PATCH and DELETE; without the filter only POST has parameters. */
  @RequestMapping(['/form/item', '/no-form/item'])
  @ResponseBody()
  form(request: HttpServletRequest): Record<string, readonly string[]> {
    return Object.fromEntries(request.getParameterMap());
  }

  /** The whole form as the body of the method: behind the filter the body is used up. */
  @PutMapping(['/form/body', '/no-form/body'])
  @ResponseBody()
  formBody(@RequestBody() form: MultiValueMap<string>): Record<string, readonly string[]> {
    return Object.fromEntries(form);
  }

  /** CharacterEncodingFilter: what a form's bytes mean, and the charset of the answer. */
  @PostMapping(['/latin1/form', '/utf8/form'])
  @ResponseBody()
  encoded(@RequestParam('text') text: string): { text: string; length: number } {
    return { text, length: text.length };
  }

  /** ForwardedHeaderFilter: the request as the client sent it to the proxy. */
  @GetMapping(['/forwarded/info', '/unforwarded/info'])
  @ResponseBody()
  info(request: HttpServletRequest): Record<string, unknown> {
    return {
      scheme: request.scheme,
      host: request.serverName,
      port: request.serverPort,
      secure: request.isSecure,
      context: request.contextPath,
      uri: request.requestURI,
      url: request.requestURL,
      'header seen':
        request.getHeader('X-Forwarded-Host') !== undefined || request.getHeader('Forwarded') !== undefined,
    };
  }

  @GetMapping('/forwarded/client')
  @ResponseBody()
  client(request: HttpServletRequest): string {
    return request.remoteAddr;
  }

  @GetMapping('/forwarded/redirect')
  redirect(): string {
    return 'redirect:/servlet/forwarded/info';
  }

  @GetMapping('/forwarded/redirect-outside')
  redirectOutside(): string {
    return 'redirect:https://other.example/x';
  }

  /** UrlHandlerFilter: paths with a slash at the end. */
  @RequestMapping(['/slash/redirected/{name}', '/slash/wrapped/{name}', '/slash/untouched/{name}'])
  @ResponseBody()
  slash(@PathVariable('name') name: string, request: HttpServletRequest): { name: string; uri: string } {
    return { name, uri: request.requestURI };
  }

  /** What the Application put into the servlet context. */
  @GetMapping('/context')
  @ResponseBody()
  context(): Record<string, unknown> {
    return {
      motto: this.#servletContext.getAttribute('motto'),
      edition: this.#servletContext.initParameters.edition,
      'unknown known': this.#servletContext.getAttribute('unknown') !== undefined,
    };
  }

  /** This method and a bean mapped to the same path: the method wins. */
  @GetMapping('/annotated')
  @ResponseBody()
  annotated(): string {
    return 'annotated method';
  }

  /** POST only: the view controller of the same path never gets a GET. */
  @PostMapping('/view/taken')
  @ResponseBody()
  taken(): string {
    return 'taken';
  }
}
