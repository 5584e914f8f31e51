import { type Class, Import } from '@vernal/core';
import { DelegatingWebMvcConfiguration } from './delegating-web-mvc-configuration.js';

/**
 * On a `@Configuration` class: makes beans of the framework's parts, so that they can be injected and replaced one by one.
 * Source: Spring `@EnableWebMvc`.
 */
export function EnableWebMvc(): (type: Class) => void {
  return Import(DelegatingWebMvcConfiguration);
}
