/** Attributes of one request for the next one, with what that request must look like. Source: Spring `FlashMap`. */
export class FlashMap extends Map<string, unknown> {
  /** Path of the request that the attributes are for; undefined: any. */
  targetRequestPath: string | undefined;
  /** Query parameters that request must have. */
  readonly targetRequestParams: [name: string, value: string][] = [];
  /** Milliseconds since the epoch; -1: not started. */
  expirationTime = -1;

  /** A query parameter without a name or a value is not asked for. */
  addTargetRequestParam(name: string, value: string): this {
    if (name.trim() !== '' && value.trim() !== '') this.targetRequestParams.push([name, value]);
    return this;
  }
}
