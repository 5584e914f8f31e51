import { createParamDecorator, type HttpServletRequest } from '@vernal/web';

/** The session attribute with the name of the visitor who has logged in. */
export const USER = 'user';

/** The name of the visitor who has logged in; undefined for others. */
export async function userOf(request: HttpServletRequest): Promise<string | undefined> {
  const session = await request.getSession(false);
  return session?.getAttribute(USER) as string | undefined;
}

/** {@link userOf} for a parameter of a handler. */
export const CurrentUser = createParamDecorator(({ request }) => userOf(request));
