import { type AnnotationKey, annotateClass, annotateMember, annotateParameter, type Class } from './annotations.js';

/** Where a decorator may stand. */
export type DecoratorPlace = 'class' | 'method' | 'field' | 'parameter';

interface Targets {
  readonly class: (type: Class) => void;
  readonly method: (target: object, member: string | symbol, descriptor: PropertyDescriptor) => void;
  readonly field: (target: object, member: string | symbol) => void;
  readonly parameter: (target: object, member: string | symbol | undefined, index: number) => void;
}

type Intersection<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer I) => void ? I : never;

/** What a decorator that may stand at these places is to the compiler. */
export type DecoratorFor<P extends DecoratorPlace> = Intersection<Targets[P]>;

/**
 * Makes a decorator that records its attributes at the places where it may stand, and nothing else. Composed decorators
 * are functions that call others. At any other place it throws a `TypeError` that names the class and the member.
 */
export function decoratorFor<A extends object, P extends DecoratorPlace>(
  key: AnnotationKey<A>,
  attributes: A,
  ...places: P[]
): DecoratorFor<P> {
  const decorate = (target: object, member?: string | symbol, at?: number | PropertyDescriptor): void => {
    if (typeof member === 'object') throw new TypeError(asEcmaScriptDecorator(key, member));
    const place = placeOf(member, at, target);
    if (!(places as DecoratorPlace[]).includes(place))
      throw new TypeError(misplaced(key, place, places, target, member));
    if (place === 'class') annotateClass(target as Class, key, attributes);
    else if (place === 'parameter') annotateParameter(target, member, at as number, key, attributes);
    else annotateMember(target, member as string | symbol, key, attributes);
  };
  return decorate as DecoratorFor<P>;
}

function placeOf(
  member: string | symbol | undefined,
  at: number | PropertyDescriptor | undefined,
  target: object,
): DecoratorPlace {
  if (typeof at === 'number') return 'parameter';
  if (member === undefined) return 'class';
  const descriptor = at ?? Object.getOwnPropertyDescriptor(target, member);
  return typeof descriptor?.value === 'function' ? 'method' : 'field';
}

function misplaced(
  key: AnnotationKey<object>,
  place: DecoratorPlace,
  places: readonly DecoratorPlace[],
  target: object,
  member: string | symbol | undefined,
): string {
  const type = typeof target === 'function' ? target : target.constructor;
  const where = member === undefined ? type.name : `${type.name}.${String(member)}`;
  return `@${key.name}() cannot stand on the ${place} ${where}: it belongs on a ${places.join(' or a ')}.`;
}

/** The second argument of an ECMAScript decorator is an object that says what is decorated. */
function asEcmaScriptDecorator(key: AnnotationKey<object>, { kind, name }: { kind?: unknown; name?: unknown }): string {
  return (
    `@${key.name}() on the ${String(kind)} ${String(name)} was compiled as an ECMAScript decorator, which knows neither types nor ` +
    'parameters. Set "experimentalDecorators": true and "emitDecoratorMetadata": true in tsconfig.json; with swc ' +
    'jsc.transform.legacyDecorator and decoratorMetadata.'
  );
}
