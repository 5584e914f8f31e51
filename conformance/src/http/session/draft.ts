import { Integer, Property } from '@vernal/core';

/** A form object that is filled over several requests. */
export class Draft {
  title = 'untitled';
  text = '';
  @Property(Integer) edits = 0;

  toString(): string {
    return `${this.title}/${this.text}/${this.edits}`;
  }
}
