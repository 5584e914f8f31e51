import { type Class, type MaybePromise, MultiValueMap, type TypeDescriptor, uriDecode } from '@vernal/core';
import { Charset } from '../http/charset.js';
import { encodeFormComponent } from '../http/form-component.js';
import { MediaType } from '../http/media-type.js';
import { AbstractHttpMessageConverter } from './abstract-http-message-converter.js';
import { contentTypeOf, type HttpInputMessage, type HttpOutputMessage } from './http-message.js';
import { HttpMessageNotReadableException } from './http-message-exceptions.js';

/** A name without `=` has `null` for its value. */
type Form = MultiValueMap<string | null> | URLSearchParams;

/** What Spring's converter writes besides; named to clients, though nothing of it is read or written here. */
const MULTIPART = ['form-data', 'mixed', 'related'].map((subtype) => new MediaType('multipart', subtype));

/** Forms, as `MultiValueMap` or `URLSearchParams`. Source: Spring `AllEncompassingFormHttpMessageConverter`. */
export class FormHttpMessageConverter extends AbstractHttpMessageConverter<Form> {
  constructor() {
    super([MediaType.APPLICATION_FORM_URLENCODED], Charset.UTF_8);
  }

  override getSupportedMediaTypes(type?: Class): readonly MediaType[] {
    const types = super.getSupportedMediaTypes(type);
    return type === undefined || this.supports(type) ? [...types, ...MULTIPART] : types;
  }

  async read(type: TypeDescriptor, message: HttpInputMessage): Promise<Form> {
    const charset = contentTypeOf(message)?.charset ?? Charset.UTF_8;
    const form = type.type === URLSearchParams ? new URLSearchParams() : new MultiValueMap<string | null>();
    for (const pair of charset.decode(await message.readBody()).split('&')) {
      if (pair.trim() === '') continue;
      const equals = pair.indexOf('=');
      const decode = (text: string) => decodeStrictly(text, charset, message);
      const name = decode(equals < 0 ? pair : pair.slice(0, equals));
      const value = equals < 0 ? null : decode(pair.slice(equals + 1));
      if (form instanceof MultiValueMap) form.add(name, value);
      else form.append(name, value ?? '');
    }
    return form;
  }

  protected supports(type: Class): boolean {
    return type === MultiValueMap || type === URLSearchParams;
  }

  protected writeInternal(form: Form, message: HttpOutputMessage): MaybePromise<void> {
    return message.write(form instanceof MultiValueMap ? formBody(form, Charset.UTF_8) : form.toString());
  }
}

/** The body of a form. */
export function formBody(form: Iterable<readonly [string, readonly (string | null)[]]>, charset: Charset): string {
  const encode = (text: string) => encodeFormComponent(text, charset);
  const pairs = [...form].flatMap(([name, values]) =>
    values.map((value) => (value === null ? encode(name) : `${encode(name)}=${encode(value)}`)),
  );
  return pairs.join('&');
}

function decodeStrictly(text: string, charset: Charset, message: HttpInputMessage): string {
  try {
    return uriDecode(text.replaceAll('+', ' '), charset.name);
  } catch (cause) {
    throw new HttpMessageNotReadableException(
      `Could not decode HTTP form payload: broken escape in "${text}"`,
      message,
      { cause },
    );
  }
}
