import {
  DefaultMessageSourceResolvable,
  MessageSource,
  NoSuchMessageException,
  UnsupportedOperationException,
} from '@vernal/core';
import {
  Controller,
  ExceptionHandler,
  GetMapping,
  getDispatcherScope,
  getLocaleContext,
  HttpServletRequest,
  HttpServletResponse,
  HttpStatus,
  LocaleContextHolder,
  Model,
  PostMapping,
  parseLocale,
  RequestMapping,
  RequestParam,
  ResponseBody,
  ResponseStatus,
} from '@vernal/web';

/** The same controller behind every locale resolver. */
@Controller()
export class GreetingController {
  readonly #messages: MessageSource;

  constructor(messages: MessageSource) {
    this.#messages = messages;
  }

  /** The locale as an argument and of the current request; they agree. */
  @RequestMapping('/who')
  @ResponseBody()
  async who(locale: Intl.Locale, request: HttpServletRequest): Promise<unknown> {
    return {
      locale: locale.toString(),
      current: LocaleContextHolder.getLocale().toString(),
      resolved: (await getLocaleContext(request)).locale.toString(),
    };
  }

  @GetMapping('/zone')
  @ResponseBody()
  async zone(request: HttpServletRequest): Promise<string> {
    return (await getLocaleContext(request)).timeZone ?? 'UTC';
  }

  /** Arguments in order; a default text if the code is unknown. */
  @GetMapping('/message')
  @ResponseBody()
  message(
    @RequestParam() code: string,
    @RequestParam({ required: false, of: String }) arg: string[] | undefined,
    locale: Intl.Locale,
  ): string {
    return this.#messages.getMessage(code, arg ?? undefined, `(no ${code})`, locale);
  }

  /** A default text is a pattern, too. */
  @GetMapping('/default')
  @ResponseBody()
  withDefault(
    @RequestParam() code: string,
    @RequestParam({ required: false, of: String }) arg: string[] | undefined,
    @RequestParam() text: string,
    locale: Intl.Locale,
  ): string {
    return this.#messages.getMessage(code, arg ?? undefined, text, locale);
  }

  @GetMapping('/required')
  @ResponseBody()
  required(
    @RequestParam() code: string,
    @RequestParam({ required: false, of: String }) arg: string[] | undefined,
    locale: Intl.Locale,
  ): string {
    return this.#messages.getMessage(code, arg ?? undefined, locale);
  }

  /** Several codes: the first known one; an argument may itself be a message. */
  @GetMapping('/codes')
  @ResponseBody()
  codes(
    @RequestParam({ of: String }) code: string[],
    @RequestParam({ required: false, type: String }) inner: string | undefined,
    @RequestParam({ required: false, type: String }) text: string | undefined,
    locale: Intl.Locale,
  ): string {
    const args = inner ? [new DefaultMessageSourceResolvable(inner, undefined, 'inner default')] : undefined;
    return this.#messages.getMessage(new DefaultMessageSourceResolvable(code, args, text ?? undefined), locale);
  }

  /** Messages in the locale of the request, as views use them. */
  @GetMapping('/page')
  page(locale: Intl.Locale, model: Model): string {
    model.addAttribute('welcome', this.#messages.getMessage('welcome', undefined, locale));
    model.addAttribute('unknown', this.#messages.getMessage('no.such.code', undefined, 'default text', locale));
    return 'page';
  }

  /** Changes the locale by hand; without a value it is forgotten. */
  @PostMapping('/change')
  @ResponseBody()
  async change(
    @RequestParam({ defaultValue: '' }) to: string,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): Promise<string> {
    const locale = parseLocale(to);
    await getDispatcherScope(request)?.localeResolver?.setLocaleContext(request, response, locale && { locale });
    const now = await getLocaleContext(request);
    return `now ${now.locale}, current ${LocaleContextHolder.getLocale()}`;
  }

  /** Languages only change for requests that reach a handler. */
  @GetMapping('/failing')
  @ResponseBody()
  failing(locale: Intl.Locale): string {
    throw new NoSuchMessageException('failing', locale);
  }

  @ExceptionHandler(NoSuchMessageException)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  @ResponseBody()
  noSuchMessage(_failure: NoSuchMessageException, locale: Intl.Locale): string {
    return `no such message for ${locale}`;
  }

  @ExceptionHandler(UnsupportedOperationException)
  @ResponseStatus(HttpStatus.CONFLICT)
  @ResponseBody()
  unchangeable(): string {
    return 'this locale cannot be changed';
  }
}
