import type { AnnotationKey, Class } from '@vernal/core';

/** What handler mappings need of an `ApplicationContext`. */
export interface HandlerContext {
  getBean(name: string): unknown;
  isSingleton(name: string): boolean;
  getType(name: string): Class | undefined;
  getAliases(name: string): readonly string[];
  getBeanDefinitionNames(): readonly string[];
  getBeanNamesForAnnotation(key: AnnotationKey<object>): readonly string[];
  getBeansOfType<T>(type: Class<T>): ReadonlyMap<string, T>;
  getParent(): HandlerContext | undefined;
  getEnvironment(): { resolvePlaceholders(text: string): string };
}

/** The beans of a type, those of parent contexts behind; a name hides the same name of a parent. */
export function beansIncludingAncestors<T>(context: HandlerContext, type: Class<T>): T[] {
  const found = new Map<string, T>();
  for (let at: HandlerContext | undefined = context; at; at = at.getParent()) {
    for (const [name, bean] of at.getBeansOfType(type)) if (!found.has(name)) found.set(name, bean);
  }
  return [...found.values()];
}

/** Names that are found in a context and in its parents, each with the context that it belongs to. */
export function beansOfContexts(
  context: HandlerContext,
  namesOf: (at: HandlerContext) => readonly string[],
): [HandlerContext, string][] {
  const found = new Map<string, HandlerContext>();
  for (let at: HandlerContext | undefined = context; at; at = at.getParent()) {
    for (const name of namesOf(at)) if (!found.has(name)) found.set(name, at);
  }
  return [...found].map(([name, at]) => [at, name]);
}
