const MOST = 1000;
const LIFETIME = 10 * 60 * 1000;

/** URLs that failed for good (404, 410, undecodable), so that nobody asks for them again and again. Bounded, and each is forgotten after ten minutes. */
export class FailedURLs {
  readonly #failedAt = new Map<string, number>();

  has(url: string): boolean {
    const failedAt = this.#failedAt.get(url);
    if (failedAt === undefined) return false;
    if (Date.now() - failedAt < LIFETIME) return true;
    this.#failedAt.delete(url);
    return false;
  }

  add(url: string): void {
    this.#failedAt.delete(url);
    this.#failedAt.set(url, Date.now());
    if (this.#failedAt.size > MOST) this.#failedAt.delete(this.#failedAt.keys().next().value!);
  }

  delete(url: string): void {
    this.#failedAt.delete(url);
  }

  clear(): void {
    this.#failedAt.clear();
  }
}
