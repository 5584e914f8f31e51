import { Component } from '@vernal/core';
import { RequestNotes } from './request-notes.js';

/** A singleton that uses the bean of the current request. */
@Component()
export class NoteTaker {
  readonly #notes: RequestNotes;

  constructor(notes: RequestNotes) {
    this.#notes = notes;
  }

  take(note: string): void {
    this.#notes.add(`taken: ${note}`);
  }
}
