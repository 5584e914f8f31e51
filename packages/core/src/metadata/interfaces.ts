import { type Class, superclassChain } from './annotations.js';

/** How a class is known to fulfil an interface that it does not extend. */
export interface InterfaceShape {
  /** All of these methods must be there. */
  readonly all?: readonly string[];
  /** At least one of these methods must be there: for interfaces whose methods are all optional. */
  readonly any?: readonly string[];
}

const SHAPES = new WeakMap<Class, InterfaceShape>();
const DECLARED = new WeakMap<Class, readonly Class[]>();
const STAND_INS = new WeakSet<object>();

/** What was found out about a class: it holds until a decorator of this file says something new. */
interface Answers {
  readonly generation: number;
  readonly ofClass: Map<Class, boolean>;
  readonly ofInstances: Map<Class, boolean>;
}

let generation = 0;
const ANSWERS = new WeakMap<object, Answers>();

function answersOf(candidate: object): Answers {
  const known = ANSWERS.get(candidate);
  if (known?.generation === generation) return known;
  const made: Answers = { generation, ofClass: new Map(), ofInstances: new Map() };
  ANSWERS.set(candidate, made);
  return made;
}

/**
 * Marks an abstract class that stands for an interface, so that a bean class may `implements` it as well as extend it:
 * a class whose prototype has the named methods is of that type. Give names only where they are unmistakable; without
 * any, a class must extend the abstract class or say {@link Implements}.
 */
export function Interface(shape: InterfaceShape = {}): (type: Class) => void {
  return (type) => {
    SHAPES.set(type, shape);
    generation++;
  };
}

/** Says which interfaces (abstract classes) a class fulfils without extending them. */
export function Implements(...interfaces: Class[]): (type: Class) => void {
  return (type) => {
    DECLARED.set(type, interfaces);
    generation++;
  };
}

/** All types that a class names as its own: itself, its superclasses, and what {@link Implements} says on any of them. */
export function declaredTypes(type: Class): ReadonlySet<Class> {
  const found = new Set<Class>();
  const add = (candidate: Class): void => {
    for (const at of superclassChain(candidate)) {
      if (found.has(at)) continue;
      found.add(at);
      DECLARED.get(at)?.forEach(add);
    }
  };
  add(type);
  return found;
}

/** Whether a type is recognised by its methods, so that classes are of it which do not name it. */
export function isShaped(type: Class): boolean {
  return SHAPES.has(type);
}

/** Whether objects of `candidate` are of `type`: by subclassing, by {@link Implements}, or by the shape of an {@link Interface}. */
export function isAssignable(candidate: Class, type: Class): boolean {
  if (candidate === type || candidate.prototype instanceof type) return true;
  const { ofClass } = answersOf(candidate);
  const known = ofClass.get(type);
  if (known !== undefined) return known;
  const answer = isDeclared(candidate, type) || hasShapeOf(candidate.prototype as object, type);
  ofClass.set(type, answer);
  return answer;
}

function isDeclared(candidate: Class, type: Class): boolean {
  return superclassChain(candidate).some((at) => DECLARED.get(at)?.some((declared) => isAssignable(declared, type)));
}

function hasShapeOf(target: object, type: Class): boolean {
  const shape = SHAPES.get(type);
  return shape !== undefined && hasShape(target, shape);
}

/**
 * Whether an object is of `type`, by the rules of {@link isAssignable}; methods may be the object's own. Objects of one
 * class are taken to be alike.
 */
export function isInstance<T>(value: unknown, type: Class<T>): value is T {
  if (typeof value !== 'object' || value === null) return false;
  const made: unknown = value.constructor;
  if (typeof made !== 'function' || made === Object) return value instanceof type || hasShapeOf(value, type);
  const { ofInstances } = answersOf(made);
  const known = ofInstances.get(type);
  if (known !== undefined) return known;
  const answer =
    value instanceof type || isAssignable(made as Class, type) || (!STAND_INS.has(value) && hasShapeOf(value, type));
  ofInstances.set(type, answer);
  return answer;
}

/** Marks an object as standing for another one: it is of the types of its class, and is not asked for its methods. */
export function declareStandIn<T extends object>(value: T): T {
  STAND_INS.add(value);
  return value;
}

function hasShape(target: object, { all, any }: InterfaceShape): boolean {
  const has = (name: string) => typeof (target as Record<string, unknown>)[name] === 'function';
  if (!all && !any) return false;
  return (all ?? []).every(has) && (any === undefined || any.some(has));
}
