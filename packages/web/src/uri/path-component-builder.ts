import {
  CompositePathComponent,
  FullPathComponent,
  type PathComponent,
  PathSegmentComponent,
} from './path-component.js';

/** What has been added in one go: text, or segments. */
type Part = { readonly text: string } | { readonly segments: readonly string[] };

/** Puts a path together of texts and segments. */
export class PathComponentBuilder {
  #parts: readonly Part[] = [];

  /** Adds text as it is; behind segments it starts with a slash. */
  addPath(path: string): void {
    if (path.trim() === '') return;
    const last = this.#parts.at(-1);
    if (last === undefined) this.#parts = [{ text: path }];
    else if ('text' in last) this.#replaceLast({ text: last.text + path });
    else this.#parts = [...this.#parts, { text: path.startsWith('/') ? path : `/${path}` }];
  }

  /** Adds segments, each with a slash before it; blank ones are left out. */
  addPathSegments(added: readonly (string | null | undefined)[]): void {
    const segments = added.filter((segment) => typeof segment === 'string' && segment.trim() !== '') as string[];
    const last = this.#parts.at(-1);
    if (last !== undefined && 'segments' in last) {
      this.#replaceLast({ segments: [...last.segments, ...segments] });
      return;
    }
    if (added.length === 0) return;
    if (last?.text.endsWith('/')) this.#replaceLast({ text: last.text.slice(0, -1) });
    this.#parts = [...this.#parts, { segments }];
  }

  /** The path; slashes in a row within text become one. */
  build(): PathComponent {
    const components: PathComponent[] = [];
    for (const part of this.#parts) {
      if ('text' in part) {
        if (part.text !== '') components.push(new FullPathComponent(part.text.replace(/\/{2,}/g, '/')));
      } else if (part.segments.length > 0) {
        components.push(new PathSegmentComponent(part.segments));
      }
    }
    const [only] = components;
    return only !== undefined && components.length === 1 ? only : new CompositePathComponent(components);
  }

  clone(): PathComponentBuilder {
    const copy = new PathComponentBuilder();
    copy.#parts = this.#parts;
    return copy;
  }

  #replaceLast(part: Part): void {
    this.#parts = [...this.#parts.slice(0, -1), part];
  }
}
