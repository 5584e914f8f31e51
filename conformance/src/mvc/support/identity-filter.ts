import {
  type Filter,
  type FilterChain,
  type HttpServletRequest,
  HttpServletRequestWrapper,
  type HttpServletResponse,
} from '@vernal/web';

/**
 * Runs before every servlet. The header X-User becomes the user principal of the request, the header X-Tenant becomes the
 * request attribute "tenant".
 */
export class IdentityFilter implements Filter {
  doFilter(request: HttpServletRequest, response: HttpServletResponse, chain: FilterChain): void | Promise<void> {
    const tenant = request.getHeader('X-Tenant');
    if (tenant !== undefined) request.setAttribute('tenant', tenant);
    const user = request.getHeader('X-User');
    return chain.doFilter(user === undefined ? request : new IdentifiedRequest(request, user), response);
  }
}

class IdentifiedRequest extends HttpServletRequestWrapper {
  readonly #user: string;

  constructor(request: HttpServletRequest, user: string) {
    super(request);
    this.#user = user;
  }

  override get userPrincipal(): { readonly name: string } {
    return { name: this.#user };
  }
}
