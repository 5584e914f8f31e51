import { annotatedMembers, type Class, findMemberAnnotation } from '@vernal/core';
import { JSON_VIEW } from '../decorators/json-view.js';

const VIEWS = new WeakMap<Class, ReadonlyMap<string, readonly Class[]>>();

/** Whether a property of a class belongs to one of the active views; one without `@JsonView` belongs to none. */
export function isInView(type: Class, property: string, active: readonly Class[]): boolean {
  const views = viewsOf(type);
  if (views.size === 0 && !isOwnClass(type)) return true;
  const declared = views.get(property) ?? [];
  return declared.some((view) => active.some((one) => one === view || one.prototype instanceof view));
}

/** Whether `@JsonView` means anything for a class: what JavaScript brings has no views. */
function isOwnClass(type: Class): boolean {
  return type !== Object && type !== Array && type !== Map && type !== Set;
}

function viewsOf(type: Class): ReadonlyMap<string, readonly Class[]> {
  const known = VIEWS.get(type);
  if (known) return known;
  const views = new Map<string, readonly Class[]>();
  for (const name of annotatedMembers(type, JSON_VIEW)) {
    if (typeof name === 'string') views.set(name, findMemberAnnotation(type, name, JSON_VIEW)?.views ?? []);
  }
  VIEWS.set(type, views);
  return views;
}
