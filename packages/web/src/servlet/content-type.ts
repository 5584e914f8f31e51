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
