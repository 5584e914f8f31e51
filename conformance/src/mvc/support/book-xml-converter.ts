import { type Class, Integer, type MaybePromise, parseNumber, type TypeDescriptor } from '@vernal/core';
import {
  AbstractHttpMessageConverter,
  Charset,
  type HttpInputMessage,
  HttpMessageNotReadableException,
  type HttpOutputMessage,
  MediaType,
} from '@vernal/web';
import { Book } from './book.js';

const XML = /^<book><title>(.*)<\/title><pages>(\d+)<\/pages><\/book>$/;

/** A very small XML converter for Book: `<book><title>T</title><pages>1</pages></book>`. */
export class BookXmlConverter extends AbstractHttpMessageConverter<Book> {
  constructor() {
    super([MediaType.APPLICATION_XML, MediaType.TEXT_XML, new MediaType('application', '*+xml')], Charset.UTF_8);
  }

  async read(_type: TypeDescriptor, message: HttpInputMessage): Promise<Book> {
    const match = XML.exec(Charset.UTF_8.decode(await message.readBody()));
    if (match === null) throw new HttpMessageNotReadableException('not a book', message);
    return Book.of(match[1] ?? '', parseNumber(match[2] ?? '', Integer));
  }

  protected supports(type: Class): boolean {
    return type === Book;
  }

  protected writeInternal(book: Book, message: HttpOutputMessage): MaybePromise<void> {
    return message.write(`<book><title>${book.title}</title><pages>${book.pages}</pages></book>`);
  }
}
