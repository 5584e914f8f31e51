import { IllegalArgumentException } from '@vernal/core';

const ESCAPED = '%[\\da-f]{2}';
/** What is neither ASCII, nor a control character, nor space. */
const OTHER = '[^\\0-\\x9f\\s]';
const character = (more: string) => `(?:[\\w!.~'()*,;:$&+=@${more}-]|${ESCAPED}|${OTHER})`;
const URI = new RegExp(
  `^(?:[a-z][a-z\\d+.-]*:(?!$|#))?(?://${character('\\[\\]')}+)?(?!//)${character('/')}*` +
    `(?:\\?${character('/?\\[\\]')}*)?(?:#${character('/?\\[\\]')}*)?$`,
  'i',
);

/** The text of a URI as it was given. @throws IllegalArgumentException where `java.net.URI.create` refuses it. */
export function javaUri(text: string): string {
  if (!URI.test(text)) throw new IllegalArgumentException(`${text} is no URI`);
  return text;
}
