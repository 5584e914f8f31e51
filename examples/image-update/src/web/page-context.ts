import { MessageSource } from '@vernal/core';
import {
  ERROR_REQUEST_URI,
  getLocaleContext,
  getResourceUrlProvider,
  getTheme,
  type HttpServletRequest,
} from '@vernal/web';
import type { User } from '../users/user.js';
import type { UserService } from '../users/user-service.js';
import { csrfToken } from './csrf.js';
import { LANGUAGES, languageOf } from './languages.js';

/** Themes in the order in which they are offered; each has a file of its name in `themes`. */
const THEMES = ['system', 'light', 'dark'] as const;
const ASSETS = ['app.js', 'style.css', 'icon.svg'] as const;

/** What every page is given as `it.page`. */
export class PageContext {
  readonly languages = LANGUAGES;
  readonly themes = THEMES;
  /** The name of the visitor who has logged in. */
  readonly user: string | undefined;
  /** Whether that visitor may manage users. */
  readonly isAdmin: boolean;
  /** The token that forms carry; undefined for a visitor without a session, who has nothing to send. */
  readonly csrf: string | undefined;
  /** The language of the page: one of {@link LANGUAGES}. */
  readonly language: string;
  readonly theme: string;
  /** CSS `color-scheme`. */
  readonly colorScheme: string;
  /** The path of the page. */
  readonly path: string;
  /** Milliseconds since the epoch: what changed before is on the page. */
  readonly renderedAt = Date.now();
  readonly #messages: MessageSource;
  readonly #locale: Intl.Locale;
  readonly #assets: ReadonlyMap<string, string>;
  readonly #query: string | undefined;

  private constructor(
    messages: MessageSource,
    locale: Intl.Locale,
    fields: Partial<PageContext>,
    assets: string[],
    query: string | undefined,
  ) {
    this.#query = query;
    this.#messages = messages;
    this.#locale = locale;
    this.#assets = new Map(ASSETS.map((name, i) => [name, assets[i] as string]));
    this.user = fields.user;
    this.isAdmin = fields.isAdmin as boolean;
    this.csrf = fields.csrf;
    this.language = fields.language as string;
    this.theme = fields.theme as string;
    this.colorScheme = fields.colorScheme as string;
    this.path = fields.path as string;
  }

  static async of(request: HttpServletRequest, messages: MessageSource, users: UserService): Promise<PageContext> {
    const { locale } = await getLocaleContext(request);
    const theme = await getTheme(request);
    const textOf = (code: string) => theme?.messageSource.getMessage(code, undefined, undefined, locale);
    const name = THEMES.find((known) => known === theme?.name) ?? 'system';
    const { user, csrf } = await visitorOf(request, users);
    const urls = getResourceUrlProvider(request);
    const assets = ASSETS.map(
      async (asset) => (await urls?.getForLookupPath(`/assets/${asset}`)) ?? `/assets/${asset}`,
    );
    const fields = {
      user: user?.name,
      isAdmin: user?.role === 'admin',
      csrf,
      language: languageOf(locale),
      theme: name,
      colorScheme: textOf('color-scheme') ?? 'light dark',
      path: (request.getAttribute(ERROR_REQUEST_URI) as string | undefined) ?? request.requestURI,
    };
    return new PageContext(messages, locale, fields, await Promise.all(assets), request.queryString);
  }

  /** A message in the language of the page. Throws a `NoSuchMessageException` for a code without one. */
  text(code: string, ...args: unknown[]): string {
    return this.#messages.getMessage(code, args.length === 0 ? undefined : args, this.#locale);
  }

  /** This page with another value of a parameter. */
  with(parameter: string, value: string): string {
    const query = new URLSearchParams(this.#query);
    query.set(parameter, value);
    return `${this.path}?${query}`;
  }

  /** The path of a static file, with the hash of its content in it. */
  asset(name: (typeof ASSETS)[number]): string {
    return this.#assets.get(name) as string;
  }

  date(time: number): string {
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
  }

  /** `12.3 kB`. */
  bytes(size: number): string {
    const [unit, value] = size < 1_000_000 ? (['kilobyte', size / 1000] as const) : (['megabyte', size / 1e6] as const);
    const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 } as const;
    return new Intl.NumberFormat(this.language, options).format(value);
  }
}

/** The page of an error is shown even where nobody can say who sees it, since the database or Redis is away. */
async function visitorOf(
  request: HttpServletRequest,
  users: UserService,
): Promise<{ readonly user?: User | undefined; readonly csrf?: string | undefined }> {
  try {
    const session = await request.getSession(false);
    return session ? { user: await users.userOf(request), csrf: await csrfToken(request) } : {};
  } catch (error) {
    if (request.dispatcherType !== 'ERROR') throw error;
    return {};
  }
}
