import { Interface, type MaybePromise } from '@vernal/core';
import type { View } from './view.js';

/** Finds a view by its name. Source: Spring `ViewResolver`. */
@Interface({ all: ['resolveViewName'] })
export abstract class ViewResolver {
  /** The view; undefined: ask the next resolver. */
  abstract resolveViewName(viewName: string, locale: Intl.Locale): MaybePromise<View | undefined>;
}
