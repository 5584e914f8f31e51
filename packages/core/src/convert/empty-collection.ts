import type { Class } from '../metadata/annotations.js';
import { Dictionary } from './types.js';

/** A new empty list, set, map or dictionary; undefined for other types. */
export function createEmptyCollection(type: Class | undefined): unknown {
  switch (type) {
    case Array:
      return [];
    case Set:
      return new Set();
    case Map:
      return new Map();
    case Dictionary:
      return Object.create(null);
    default:
      return undefined;
  }
}
