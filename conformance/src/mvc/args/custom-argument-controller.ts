import { IllegalArgumentException } from '@vernal/core';
import { GetMapping, RequestMapping, RequestParam, RestController } from '@vernal/web';
import { ClientVersion } from './client-version.js';

/** Converted by the converter that MainConfig registers: "3;4". */
export class Point {
  readonly #x: number;
  readonly #y: number;

  constructor(x: number, y: number) {
    this.#x = x;
    this.#y = y;
  }

  get x(): number {
    return this.#x;
  }

  get y(): number {
    return this.#y;
  }

  toString(): string {
    return `${this.x};${this.y}`;
  }
}

export class Isbn {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  static valueOf(this: void, text: string): Isbn {
    const digits = text.replaceAll('-', '');
    if (digits.length !== 10 && digits.length !== 13) throw new IllegalArgumentException('not an ISBN');
    return new Isbn(digits);
  }
}

/** An argument resolver and a converter of the application's own. */
@RestController()
@RequestMapping('/args/custom')
export class CustomArgumentController {
  @GetMapping('/client')
  client(client: ClientVersion): string {
    return client === undefined ? 'no client' : `${client.name} v${client.major}`;
  }

  @GetMapping('/point')
  point(@RequestParam('at') at: Point): string {
    return `x=${at.x} y=${at.y}`;
  }

  /** Has a static factory "valueOf(String)": no converter needs to be registered. */
  @GetMapping('/isbn')
  isbn(@RequestParam('isbn') isbn: Isbn): string {
    return `digits=${isbn.digits}`;
  }
}
