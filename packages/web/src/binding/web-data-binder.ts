import {
  type Class,
  createEmptyCollection,
  DataBinder,
  type MutablePropertyValues,
  type PropertyValue,
} from '@vernal/core';

/**
 * A data binder for what forms send. `_name` marks a field that the form shows: where nothing came for it (an unchecked
 * box), it is set to an empty value. `!name` is the value for when nothing came. `name[]` is `name`. Source: Spring's
 * `WebDataBinder`.
 */
export class WebDataBinder extends DataBinder {
  #fieldMarkerPrefix: string | undefined = '_';
  #fieldDefaultPrefix: string | undefined = '!';
  #bindEmptyMultipartFiles = true;

  /** What stands before the name of a field that is shown; undefined for no markers. Default: `_`. */
  setFieldMarkerPrefix(prefix: string | undefined): void {
    this.#fieldMarkerPrefix = prefix;
  }

  getFieldMarkerPrefix(): string | undefined {
    return this.#fieldMarkerPrefix;
  }

  /** What stands before the name of a field to give its default value; undefined for no defaults. Default: `!`. */
  setFieldDefaultPrefix(prefix: string | undefined): void {
    this.#fieldDefaultPrefix = prefix;
  }

  getFieldDefaultPrefix(): string | undefined {
    return this.#fieldDefaultPrefix;
  }

  /** Whether a file input for which no file was chosen is set, too. Default: true. */
  setBindEmptyMultipartFiles(bindEmpty: boolean): void {
    this.#bindEmptyMultipartFiles = bindEmpty;
  }

  isBindEmptyMultipartFiles(): boolean {
    return this.#bindEmptyMultipartFiles;
  }

  /** The value of a name, else its default, else an empty one where it is marked as shown. */
  resolvePrefixValue(name: string, type: Class | undefined, resolve: (name: string) => unknown): unknown {
    const value = resolve(name) ?? this.#prefixed(this.#fieldDefaultPrefix, name, resolve);
    if (value !== undefined) return value;
    return this.#prefixed(this.#fieldMarkerPrefix, name, resolve) === undefined ? undefined : this.getEmptyValue(type);
  }

  /** False for a boolean, an empty list, set or map, else `null`. */
  getEmptyValue(type: Class | undefined): unknown {
    return type === Boolean ? false : (createEmptyCollection(type) ?? null);
  }

  protected override doBind(values: MutablePropertyValues): void {
    this.#checkFieldDefaults(values);
    this.#checkFieldMarkers(values);
    this.#adaptEmptyArrayIndices(values);
    super.doBind(values);
  }

  #prefixed(prefix: string | undefined, name: string, resolve: (name: string) => unknown): unknown {
    return prefix === undefined ? undefined : resolve(prefix + name);
  }

  #checkFieldDefaults(values: MutablePropertyValues): void {
    const prefix = this.#fieldDefaultPrefix;
    if (prefix === undefined) return;
    this.#replace(values, ({ name }) => (name.startsWith(prefix) ? name.slice(prefix.length) : undefined));
  }

  #checkFieldMarkers(values: MutablePropertyValues): void {
    const prefix = this.#fieldMarkerPrefix;
    if (prefix === undefined) return;
    this.#replace(
      values,
      ({ name }) => (name.startsWith(prefix) ? name.slice(prefix.length) : undefined),
      (field) => this.getEmptyValue(this.getPropertyAccessor().getPropertyType(field)),
    );
  }

  #adaptEmptyArrayIndices(values: MutablePropertyValues): void {
    this.#replace(values, ({ name }) => (name.endsWith('[]') ? name.slice(0, -2) : undefined));
  }

  /** Takes away values whose names say something of another field, and sets that field unless it has a value. */
  #replace(
    values: MutablePropertyValues,
    fieldOf: (value: PropertyValue) => string | undefined,
    emptyValue?: (field: string) => unknown,
  ): void {
    for (const entry of values) {
      const field = fieldOf(entry);
      if (field === undefined) continue;
      if (this.isAllowed(field) && this.getPropertyAccessor().isWritableProperty(field) && !values.contains(field)) {
        values.add(field, emptyValue ? emptyValue(field) : entry.value);
      }
      values.remove(entry.name);
    }
  }
}
