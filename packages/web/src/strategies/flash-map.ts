/** Attributes of one request for the next one, with what that request must look like. Source: Spring `FlashMap`. */
export class FlashMap extends Map<string, unknown> {
  /** Path of the request that the attributes are for; undefined: any. */
  targetRequestPath: string | undefined;
  /** Query parameters that request must have, as they stand in its URL. */
  readonly targetRequestParams: [name: string, value: string][] = [];
  /** Milliseconds since the epoch; -1: not started. */
  expirationTime = -1;

  /** A query parameter without a name or a value is not asked for. */
  addTargetRequestParam(name: string, value: string): this {
    if (name.trim() !== '' && value.trim() !== '') this.targetRequestParams.push([name, value]);
    return this;
  }

  /** From now on the attributes wait for `timeToLive` seconds. */
  startExpirationPeriod(timeToLive: number): void {
    this.expirationTime = Date.now() + timeToLive * 1000;
  }

  get isExpired(): boolean {
    return this.expirationTime !== -1 && Date.now() > this.expirationTime;
  }

  /** Negative where this one says more of the request it is for than the other. */
  compareTo(other: FlashMap): number {
    const hasPath = (map: FlashMap) => (map.targetRequestPath === undefined ? 0 : 1);
    return hasPath(other) - hasPath(this) || other.targetRequestParams.length - this.targetRequestParams.length;
  }
}
