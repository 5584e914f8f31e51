/** What bars are drawn on. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

interface Bar {
  received: number;
  expected: number;
}

const WIDTH = 30;
const INTERVAL = 80;

/** One line for each download under way, below the lines that are printed. On anything but a terminal nothing is drawn. */
export class ProgressBars {
  readonly #terminal: Terminal;
  readonly #bars = new Map<string, Bar>();
  #drawn = 0;
  #drawnAt = -INTERVAL;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** @param expected 0 or less when unknown */
  update(url: string, received: number, expected: number): void {
    this.#bars.set(url, { received, expected });
    const now = performance.now();
    if (now - this.#drawnAt < INTERVAL && received !== expected) return;
    this.#drawnAt = now;
    this.#draw();
  }

  end(url: string): void {
    if (this.#bars.delete(url)) this.#draw();
  }

  /** Does something that prints while no bar is in the way. */
  around(print: () => void): void {
    this.#clear();
    print();
    this.#draw();
  }

  #draw(): void {
    if (!this.#terminal.isTTY) return;
    this.#clear();
    const columns = (this.#terminal.columns ?? 80) - 1;
    for (const [url, { received, expected }] of this.#bars) {
      this.#terminal.write(`${progressBar(url, received, expected).slice(0, columns)}\n`);
    }
    this.#drawn = this.#bars.size;
  }

  #clear(): void {
    if (this.#drawn > 0) this.#terminal.write(`\u001b[${this.#drawn}A\u001b[J`);
    this.#drawn = 0;
  }
}

/** `[#####     ]  50 %  512 of 1024 B  url`; without a known length the bytes received. */
export function progressBar(url: string, received: number, expected: number): string {
  if (expected <= 0) return `${received} B  ${url}`;
  const share = Math.min(1, received / expected);
  const filled = Math.round(share * WIDTH);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${percent} %  ${received} of ${expected} B  ${url}`;
}
