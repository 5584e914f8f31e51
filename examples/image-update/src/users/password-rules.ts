/** Characters of a password that is set. More than these would only cost time. */
export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;

export const isFitPassword = (password: string): boolean =>
  password.length >= MIN_PASSWORD && password.length <= MAX_PASSWORD;
