import { Charset, UnsupportedCharsetException } from '../http/charset.js';

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)"?/i;

/** The charset parameter of a content type. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return contentType === undefined ? undefined : CHARSET.exec(contentType)?.[1];
}

/** A content type with that charset in place of its own; without any where `charset` is undefined. */
export function withCharset(contentType: string, charset: string | undefined): string {
  const bare = contentType.replace(CHARSET, '');
  return charset === undefined ? bare : `${bare};charset=${charset}`;
}

/** The charset of a form: UTF-8 where none is named, or one that nobody knows. Source: Tomcat `Request.getCharset`. */
export function parameterCharset(name: string | undefined): Charset {
  try {
    return name === undefined ? Charset.UTF_8 : Charset.forName(name);
  } catch (error) {
    if (error instanceof UnsupportedCharsetException) return Charset.UTF_8;
    throw error;
  }
}
