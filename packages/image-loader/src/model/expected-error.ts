import { ImageError, type ImageErrorCode, type ImageErrorContext } from './image-error.js';

/** An outcome that is expected and frequent: made without what only the platform's own errors have, which costs more than the rest. */
export function expectedError(
  code: ImageErrorCode,
  url: string,
  message: string,
  context: ImageErrorContext,
): ImageError {
  const error = Object.create(ImageError.prototype) as { -readonly [Name in keyof ImageError]: ImageError[Name] };
  error.name = 'ImageError';
  error.code = code;
  error.url = url;
  error.message = `${message} [${url}]`;
  error.context = context;
  return error as ImageError;
}
