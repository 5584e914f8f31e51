import type { UriComponentType } from './uri-encoding.js';

/** The path of a URI: whole, or in segments each of which is encoded by itself. Immutable. */
export interface PathComponent {
  readonly path: string;
  readonly segments: readonly string[];
  /** The same path with each of its texts changed. */
  map(change: (text: string, type: UriComponentType) => string): PathComponent;
}

export class FullPathComponent implements PathComponent {
  constructor(readonly path: string) {}

  /** Without white space around them, and without empty ones. */
  get segments(): readonly string[] {
    return this.path
      .split('/')
      .map((segment) => segment.trim())
      .filter((segment) => segment !== '');
  }

  map(change: (text: string, type: UriComponentType) => string): FullPathComponent {
    return new FullPathComponent(change(this.path, 'PATH'));
  }
}

export class PathSegmentComponent implements PathComponent {
  constructor(readonly segments: readonly string[]) {}

  get path(): string {
    return this.segments.map((segment) => `/${segment}`).join('');
  }

  map(change: (text: string, type: UriComponentType) => string): PathSegmentComponent {
    return new PathSegmentComponent(this.segments.map((segment) => change(segment, 'PATH_SEGMENT')));
  }
}

export class CompositePathComponent implements PathComponent {
  constructor(readonly parts: readonly PathComponent[]) {}

  get path(): string {
    return this.parts.map(({ path }) => path).join('');
  }

  get segments(): readonly string[] {
    return this.parts.flatMap(({ segments }) => segments);
  }

  map(change: (text: string, type: UriComponentType) => string): CompositePathComponent {
    return new CompositePathComponent(this.parts.map((part) => part.map(change)));
  }
}
