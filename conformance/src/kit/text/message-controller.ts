import {
  DefaultMessageSourceResolvable,
  localeOf,
  type MessageSource,
  NoSuchMessageException,
  ResourceBundleMessageSource,
  StaticMessageSource,
} from '@vernal/core';
import { PostMapping, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { attempt } from '../answers.js';

/**
 * codes: the first one that has a message; several codes, or withDefault, ask by a resolvable. An argument is a text, a
 * number, or an object {code, default}, which is a message by itself.
 */
interface Lookup {
  readonly codes: readonly string[];
  readonly args?: readonly unknown[] | null;
  readonly defaultMessage?: string | null;
  readonly resolvable?: boolean | null;
  readonly locale?: string | null;
}

type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Flags {
  readonly useCodeAsDefault?: boolean | null;
  readonly alwaysUseMessageFormat?: boolean | null;
}

/** messages and parentMessages: locale tag → code → text. */
interface StaticRequest extends Flags {
  readonly messages: Messages;
  readonly parentMessages?: Messages | null;
  readonly lookup: Lookup;
}

/** basenames: of the files in resources/messages. */
interface BundleRequest extends Flags {
  readonly basenames: readonly string[];
  readonly lookup: Lookup;
  readonly defaultLocale?: string | null;
}

const MESSAGES = new URL('../../../spring/kit/src/main/resources/messages/', import.meta.url);

/** MessageSource: texts by code and locale, with arguments. */
@RestController()
@RequestMapping('/kit/message')
export class MessageController {
  @PostMapping('/static')
  fromMap(@RequestBody() request: StaticRequest): unknown {
    const source = new StaticMessageSource(flagsOf(request));
    addMessages(source, request.messages);
    if (request.parentMessages) {
      const parent = new StaticMessageSource();
      addMessages(parent, request.parentMessages);
      source.setParentMessageSource(parent);
    }
    return lookUp(source, request.lookup);
  }

  @PostMapping('/bundle')
  fromFiles(@RequestBody() request: BundleRequest): unknown {
    const source = new ResourceBundleMessageSource({
      ...flagsOf(request),
      basenames: request.basenames.map((name) => new URL(name, MESSAGES)),
      ...(request.defaultLocale && { defaultLocale: localeOf(request.defaultLocale) }),
    });
    return lookUp(source, request.lookup);
  }
}

function lookUp(source: MessageSource, lookup: Lookup): unknown {
  const args = lookup.args?.map(argument);
  const locale = localeOf(lookup.locale ?? 'en');
  return attempt('no-such-message', NoSuchMessageException, () => {
    const defaultMessage = lookup.defaultMessage ?? undefined;
    if (lookup.resolvable) {
      return {
        message: source.getMessage(new DefaultMessageSourceResolvable(lookup.codes, args, defaultMessage), locale),
      };
    }
    const [code = ''] = lookup.codes;
    if (defaultMessage === undefined) return { message: source.getMessage(code, args, locale) };
    return { message: source.getMessage(code, args, defaultMessage, locale) };
  });
}

function argument(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { code, default: defaultMessage } = value as {
    readonly code?: string | null;
    readonly default?: string | null;
  };
  return new DefaultMessageSourceResolvable(code ? [code] : [], undefined, defaultMessage ?? undefined);
}

function addMessages(source: StaticMessageSource, messages: Messages): void {
  for (const [locale, texts] of Object.entries(messages)) source.addMessages(texts, localeOf(locale));
}

function flagsOf(request: Flags): { useCodeAsDefaultMessage: boolean; alwaysUseMessageFormat: boolean } {
  return {
    useCodeAsDefaultMessage: request.useCodeAsDefault ?? false,
    alwaysUseMessageFormat: request.alwaysUseMessageFormat ?? false,
  };
}
