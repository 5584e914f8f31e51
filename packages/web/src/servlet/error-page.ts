import { type Class, getClass, superclassChain } from '@vernal/core';

/**
 * A path of the application that answers a failure: it gets a dispatch of type ERROR with the attributes of
 * `dispatch-attributes.ts`. Source: Servlet 6.0 section 10.9, Spring Boot `ErrorPage`.
 */
export interface ErrorPage {
  /** The status; a page with neither status nor exception answers every failure that no other page does. */
  readonly status?: number;
  /** The class of the exception, or a superclass of it; the nearest one wins. */
  readonly exception?: Class;
  /** Starts with `/`, relative to the application. */
  readonly location: string;
}

/** The page of an exception that left the servlet; undefined where only its status can choose one. */
export function pageOfException(pages: readonly ErrorPage[], error: unknown): ErrorPage | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  for (const type of superclassChain(getClass(error))) {
    const page = pages.find((candidate) => candidate.exception === type);
    if (page) return page;
  }
  return undefined;
}

/** The page of a status, else the one for all failures. */
export function pageOfStatus(pages: readonly ErrorPage[], status: number): ErrorPage | undefined {
  const general = (page: ErrorPage) => page.status === undefined && page.exception === undefined;
  return pages.find((page) => page.status === status) ?? pages.find(general);
}
