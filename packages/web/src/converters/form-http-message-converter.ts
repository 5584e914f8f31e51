import { type Class, type MaybePromise, MultiValueMap, type TypeDescriptor } from '@vernal/core';
import { Charset } from '../http/charset.js';
import { MediaType } from '../http/media-type.js';
import { AbstractHttpMessageConverter } from './abstract-http-message-converter.js';
import type { HttpInputMessage, HttpOutputMessage } from './http-message.js';

type Form = MultiValueMap<string> | URLSearchParams;

/** Forms, as `MultiValueMap` or `URLSearchParams`. Source: Spring `FormHttpMessageConverter`. */
export class FormHttpMessageConverter extends AbstractHttpMessageConverter<Form> {
  constructor() {
    super([MediaType.APPLICATION_FORM_URLENCODED], Charset.UTF_8);
  }

  async read(type: TypeDescriptor, message: HttpInputMessage): Promise<Form> {
    const charset = message.headers.getContentType()?.charset ?? Charset.UTF_8;
    const pairs = new URLSearchParams(charset.decode(await message.readBody()));
    if (type.type === URLSearchParams) return pairs;
    const form = new MultiValueMap<string>();
    for (const [name, value] of pairs) form.add(name, value);
    return form;
  }

  protected supports(type: Class): boolean {
    return type === MultiValueMap || type === URLSearchParams;
  }

  protected writeInternal(form: Form, message: HttpOutputMessage): MaybePromise<void> {
    const pairs = form instanceof MultiValueMap ? pairsOf(form) : form;
    return message.write(pairs.toString());
  }
}

function pairsOf(form: MultiValueMap<string>): URLSearchParams {
  return new URLSearchParams(
    [...form].flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
  );
}
