import { IllegalArgumentException } from '@vernal/core';
import { PathContainer } from './path-container.js';

/** The path of a request, and the parts of it within and outside of the application. Source: Spring's `RequestPath`. */
export class RequestPath {
  readonly fullPath: PathContainer;
  /** The path of the application within the server; empty for the root. */
  readonly contextPath: PathContainer;
  readonly pathWithinApplication: PathContainer;

  private constructor(fullPath: PathContainer, contextPath: string) {
    const end = endOfContextPath(fullPath, contextPath);
    this.fullPath = fullPath;
    this.contextPath = fullPath.subPath(0, end);
    this.pathWithinApplication = fullPath.subPath(end);
  }

  /**
   * Cuts a raw path. Throws an IllegalArgumentException for an escape that is none, and for a context path that is not made
   * of whole segments at the start of the path.
   */
  static parse(rawPath: string, contextPath = ''): RequestPath {
    return new RequestPath(PathContainer.parsePath(rawPath), contextPath);
  }

  /** The same path with another part of it as context path. */
  modifyContextPath(contextPath: string): RequestPath {
    return new RequestPath(this.fullPath, contextPath);
  }

  equals(other: unknown): boolean {
    return (
      other instanceof RequestPath && other.fullPath.equals(this.fullPath) && other.contextPath.equals(this.contextPath)
    );
  }

  toString(): string {
    return this.fullPath.value();
  }
}

/** How many elements of the path belong to the context path. */
function endOfContextPath(path: PathContainer, contextPath: string): number {
  if (contextPath.trim() === '' || contextPath === '/') return 0;
  const refuse = (reason: string) =>
    new IllegalArgumentException(`The context path "${contextPath}" ${reason}, but the path is "${path.value()}"`);
  if (!contextPath.startsWith('/') || contextPath.endsWith('/'))
    throw refuse('must start with "/" and not end with it');
  if (!`${path.value()}/`.startsWith(`${contextPath}/`))
    throw refuse('must be whole segments at the start of the path');
  let length = 0;
  return (
    path.elements().findIndex(({ value }) => {
      length += value.length;
      return length === contextPath.length;
    }) + 1
  );
}
