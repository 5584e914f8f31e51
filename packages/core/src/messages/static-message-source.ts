import { AbstractMessageSource } from './message-source.js';

/** Messages that are added by code, for exactly one language each. For tests above all. Source: Spring's `StaticMessageSource`. */
export class StaticMessageSource extends AbstractMessageSource {
  readonly #messages = new Map<string, Map<string, string>>();

  addMessage(code: string, locale: Intl.Locale, message: string): void {
    const key = locale.toString();
    const messages = this.#messages.get(key) ?? new Map<string, string>();
    this.#messages.set(key, messages);
    messages.set(code, message);
  }

  addMessages(messages: Readonly<Record<string, string>>, locale: Intl.Locale): void {
    for (const [code, message] of Object.entries(messages)) this.addMessage(code, locale, message);
  }

  protected override resolveText(code: string, locale: Intl.Locale): string | undefined {
    return this.#messages.get(locale.toString())?.get(code);
  }
}
