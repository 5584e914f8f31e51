import { Interface, type MaybePromise } from '@vernal/core';
import type { DynamicServletContext } from '../servlet/dynamic-servlet-context.js';

/** Puts an application together by code: adds its servlets, filters and listeners. Source: Spring `WebApplicationInitializer`. */
@Interface({ all: ['onStartup'] })
export abstract class WebApplicationInitializer {
  abstract onStartup(servletContext: DynamicServletContext): MaybePromise<void>;
}
