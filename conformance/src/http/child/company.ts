import type { Slogan } from './slogan.js';

/** A bean of the root context; it was given the root's slogan, whatever the children define. */
export class Company {
  constructor(
    readonly name: string,
    readonly slogan: Slogan,
  ) {}
}
