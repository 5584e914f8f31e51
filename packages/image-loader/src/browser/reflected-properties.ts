/**
 * Gives a custom element properties that are its attributes, as HTML's own elements have them: null and undefined take the
 * attribute away, `true` leaves an empty one, `false` takes it away. Of `someName` the attribute is `some-name`.
 * @param texts properties that are an attribute's text, empty where there is none
 * @param flags properties that are whether the attribute is there
 */
export function reflectProperties(prototype: HTMLElement, texts: readonly string[], flags: readonly string[]): void {
  for (const property of [...texts, ...flags]) {
    const attribute = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const isFlag = flags.includes(property);
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement) {
        return isFlag ? hasFlag(this, attribute) : (this.getAttribute(attribute) ?? '');
      },
      set(this: HTMLElement, value: unknown) {
        setAttribute(this, attribute, value);
      },
    });
  }
}

export function setAttribute(element: HTMLElement, name: string, value: unknown): void {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** Whether the attribute is there. `false` counts as its absence: so frameworks write a flag that is off. */
export function hasFlag(element: HTMLElement, name: string): boolean {
  return (element.getAttribute(name) ?? 'false') !== 'false';
}

/** A property that was set before the element was defined hides the element's own: it is taken away and set anew. */
export function upgradeProperties(element: HTMLElement, names: readonly string[]): void {
  const properties = element as unknown as Record<string, unknown>;
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = properties[name];
    delete properties[name];
    properties[name] = value;
  }
}
