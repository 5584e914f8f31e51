import { Serializable } from '../decorators/serializable.js';

/** What is kept of a flash map outside of the process. */
interface StoredFlashMap {
  readonly attributes: readonly [string, unknown][];
  readonly path: string | undefined;
  readonly params: readonly [string, string][];
  readonly expirationTime: number;
}

/** Attributes of one request for the next one, with what that request must look like. Source: Spring `FlashMap`. */
@Serializable({ name: 'vernal.web.FlashMap' })
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

  toJSON(): StoredFlashMap {
    const { targetRequestPath: path, targetRequestParams: params, expirationTime } = this;
    return { attributes: [...this], path, params, expirationTime };
  }

  static fromJSON({ attributes, path, params, expirationTime }: StoredFlashMap): FlashMap {
    const map = new FlashMap(attributes);
    map.targetRequestPath = path;
    map.targetRequestParams.push(...params);
    map.expirationTime = expirationTime;
    return map;
  }
}
