import {
  GetMapping,
  HttpMethod,
  HttpServletRequest,
  HttpServletResponse,
  HttpSession,
  Principal,
  RequestAttribute,
  RequestMapping,
  RequestParam,
  ResponseEntity,
  RestController,
  SessionAttribute,
  UriComponentsBuilder,
  WebRequest,
} from '@vernal/web';
import { javaText } from '../../support/java-text.js';

/** Everything else an argument can be: the request itself and facts about it. */
@RestController()
@RequestMapping('/args/facts')
export class RequestFactsController {
  @RequestMapping('/method')
  method(method: HttpMethod): string {
    return `method=${method.name}`;
  }

  @GetMapping('/locale')
  locale(locale: Intl.Locale): string {
    return `locale=${locale}`;
  }

  @GetMapping('/principal')
  principal(principal: Principal): string {
    return `principal=${principal?.name ?? 'none'}`;
  }

  @GetMapping('/request/{x}')
  request(request: HttpServletRequest): Record<string, string | null> {
    return {
      method: request.method,
      uri: request.requestURI,
      query: request.queryString ?? null,
      param: request.getParameter('p') ?? null,
      contextPath: request.contextPath,
      scheme: request.scheme,
      user: request.userPrincipal?.name ?? null,
    };
  }

  @GetMapping('/web-request')
  webRequest(request: WebRequest): string {
    const [p, header] = [request.getParameter('p'), request.getHeader('X-Word')];
    return `p=${javaText(p)} header=${javaText(header)} secure=${request.isSecure}`;
  }

  /** Writing to the response oneself and returning nothing: the request is handled. */
  @GetMapping('/response')
  async response(response: HttpServletResponse): Promise<void> {
    response.status = 202;
    response.contentType = 'text/plain;charset=UTF-8';
    response.setHeader('X-By', 'hand');
    await response.write('by hand');
  }

  @GetMapping('/attribute')
  attribute(@RequestAttribute() tenant: string): string {
    return `tenant=${tenant}`;
  }

  @GetMapping('/attribute-optional')
  attributeOptional(@RequestAttribute({ required: false }) tenant: string): string {
    return `tenant=${javaText(tenant)}`;
  }

  @GetMapping('/session/put')
  put(session: HttpSession, @RequestParam() value: string): string {
    session.setAttribute('note', value);
    return 'put';
  }

  @GetMapping('/session/get')
  get(@SessionAttribute() note: string): string {
    return `note=${note}`;
  }

  @GetMapping('/session/get-optional')
  getOptional(@SessionAttribute({ required: false }) note: string): string {
    return `note=${javaText(note)}`;
  }

  // ---- building links: the builder starts at the servlet's base

  @GetMapping('/link')
  link(builder: UriComponentsBuilder, @RequestParam() name: string): ResponseEntity<string> {
    const uri = builder.path('/things/{name}').queryParam('q', '{q}').build(name, 'a b&c');
    const { pathname, search } = new URL(uri);
    return ResponseEntity.created(uri).body(`${pathname}${search}`);
  }
}
