/** A cookie that a request carries: its name and its value as sent. RFC 6265 section 4.2. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
}
