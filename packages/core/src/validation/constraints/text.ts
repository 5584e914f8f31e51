import { type ConstraintDecorator, type ConstraintOptions, constraintOnValue } from '../constraint.js';

/** A text that the whole of the expression matches. */
export function Pattern(expression: RegExp | string, options?: ConstraintOptions): ConstraintDecorator {
  const { source, flags } = typeof expression === 'string' ? { source: expression, flags: 'u' } : expression;
  const whole = new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, ''));
  const attributes = { flags, regexp: source };
  return constraintOnValue(
    'Pattern',
    'must match "{regexp}"',
    (value) => whole.test(String(value)),
    attributes,
    options,
  );
}

/** An address of electronic mail; an empty text is fine. The rules are those of Hibernate Validator. */
export function Email(options?: ConstraintOptions): ConstraintDecorator {
  return constraintOnValue(
    'Email',
    'must be a well-formed email address',
    (value) => isEmail(String(value)),
    {},
    options,
  );
}

/** Nearly all addresses. No part of one that is so short is too long: it is looked at as a whole, which is much cheaper. */
const USUAL = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*$/i;
const MOST_OF_USUAL = 64;
const ATOM = /^[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\uFFFF-]+$/i;
const QUOTED = /^"(?:[a-z0-9!#$%&'*.(),<>[\]:; @+/=?^_`{|}~\u0080-\uFFFF-]|\\\\|\\")+"$/i;
const LABEL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\uFFFF](?:[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\uFFFF-]*[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\uFFFF])?$/i;
const IP_LITERAL = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9a-f:.]+)\]$/i;

function isEmail(address: string): boolean {
  if (address === '' || (address.length <= MOST_OF_USUAL && USUAL.test(address))) return true;
  const at = address.lastIndexOf('@');
  if (at < 1 || at > 64) return false;
  const domain = address.slice(at + 1);
  const isLocal = localParts(address.slice(0, at)).every((part) => ATOM.test(part) || QUOTED.test(part));
  const isDomain = domain.length <= 255 && domain.split('.').every((label) => label.length <= 63 && LABEL.test(label));
  return isLocal && (isDomain || IP_LITERAL.test(domain));
}

/** What stands between dots, those within quotes left alone. */
function localParts(local: string): string[] {
  if (!local.includes('"')) return local.split('.');
  const parts = [''];
  let isQuoted = false;
  for (const character of local.split('')) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === '.' && !isQuoted) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}
