/** What of an attribute is the property: its text, or whether it is there. */
type Kind = 'text' | 'flag';

/**
 * Gives a custom element properties that are its attributes, as HTML's own elements have them: null and undefined take the
 * attribute away, `true` leaves an empty one, `false` takes it away.
 * @param attributes by the names of the properties
 */
export function reflectProperties(
  prototype: HTMLElement,
  attributes: Readonly<Record<string, readonly [attribute: string, kind: Kind]>>,
): void {
  for (const [property, [attribute, kind]] of Object.entries(attributes)) {
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement) {
        return kind === 'flag' ? hasFlag(this, attribute) : (this.getAttribute(attribute) ?? '');
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
