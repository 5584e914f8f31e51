import type { Parser, Printer } from '../convert/formatter.js';
import { typeHierarchy } from '../convert/type-descriptor.js';
import type { Class } from '../metadata/annotations.js';
import { trimText } from '../util/white-space.js';

/** Reads a property's value from text in an own way, and may write it. Source: Java's `PropertyEditor`. */
export type PropertyEditor<T = unknown> = Parser<T> & Partial<Printer<T>>;

/** Takes white space off the ends of texts, and other characters away, or makes empty texts `null`. */
export class StringTrimmerEditor implements PropertyEditor<string | null> {
  /** @param charsToDelete characters to be left out wherever they stand: line breaks, for example. */
  constructor(
    readonly emptyAsNull: boolean,
    readonly charsToDelete = '',
  ) {}

  parse(text: string): string | null {
    const trimmed = trimText(text);
    const value = trimmed
      .split('')
      .filter((character) => !this.charsToDelete.includes(character))
      .join('');
    return this.emptyAsNull && value === '' ? null : value;
  }
}

interface Registration {
  readonly type: Class | undefined;
  /** Undefined for all properties of the type. */
  readonly path: string | undefined;
  readonly editor: PropertyEditor;
}

const NONE: readonly Registration[] = [];

/** The editors of one binder, by type or by the path of a property. */
export class PropertyEditorRegistry {
  #registrations = NONE;

  /** Registers an editor; it takes the place of the one for the same type and path. */
  register(type: Class | undefined, path: string | undefined, editor: PropertyEditor): void {
    const others = this.#registrations.filter((one) => one.type !== type || one.path !== path);
    this.#registrations = [...others, { type, path, editor }];
  }

  /** The editor of a property: by its path, by its path without keys, or by its type. */
  find(type: Class | undefined, path: string | undefined): PropertyEditor | undefined {
    if (this.#registrations.length === 0) return undefined;
    return (path === undefined ? undefined : this.#findByPath(type, path)) ?? this.#findByType(type);
  }

  #findByPath(type: Class | undefined, path: string): PropertyEditor | undefined {
    const paths = [path, path.replaceAll(/\[[^\]]*\]/g, '')];
    const isOfType = (one: Registration) =>
      one.type === undefined || type === undefined || typeHierarchy(type).includes(one.type);
    return paths.map((at) => this.#registrations.find((one) => one.path === at && isOfType(one))?.editor).find(Boolean);
  }

  #findByType(type: Class | undefined): PropertyEditor | undefined {
    for (const at of type ? typeHierarchy(type).slice(0, -1) : []) {
      const found = this.#registrations.find((one) => one.path === undefined && one.type === at);
      if (found) return found.editor;
    }
    return undefined;
  }
}
