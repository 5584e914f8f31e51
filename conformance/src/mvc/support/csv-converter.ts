import type { Class, MaybePromise, TypeDescriptor } from '@vernal/core';
import {
  AbstractHttpMessageConverter,
  Charset,
  type HttpInputMessage,
  type HttpOutputMessage,
  MediaType,
} from '@vernal/web';
import { javaText } from '../../support/java-text.js';

/** Reads and writes lists of text as one line of text/csv; it claims every list. */
export class CsvConverter extends AbstractHttpMessageConverter<readonly unknown[]> {
  constructor() {
    super([new MediaType('text', 'csv')], Charset.UTF_8);
  }

  async read(_type: TypeDescriptor, message: HttpInputMessage): Promise<string[]> {
    return Charset.UTF_8.decode(await message.readBody()).split(',');
  }

  protected supports(type: Class): boolean {
    return type === Array;
  }

  protected writeInternal(list: readonly unknown[], message: HttpOutputMessage): MaybePromise<void> {
    return message.write(list.map(javaText).join(','));
  }
}
