import { type ClassBody, type MethodDefinition, type Options, type Pattern, parse } from 'acorn';
import { type Class, superclassChain } from './annotations.js';

const OPTIONS: Options = { ecmaVersion: 'latest', checkPrivateFields: false, allowSuperOutsideMethod: true };

const CONSTRUCTOR = Symbol('constructor');
const NAMES = new WeakMap<object, Map<PropertyKey, readonly (string | undefined)[]>>();

/**
 * The names of the parameters of an instance method, or of the constructor where no method is given, as the source has
 * them. A parameter that is taken apart (`{ a, b }`) has no name. A class without a constructor has that of its
 * superclass. Where a bundler has shortened the names, the short ones come back: say the name in the decorator there.
 */
export function parameterNames(type: Class, method?: PropertyKey): readonly (string | undefined)[] {
  const key = method ?? CONSTRUCTOR;
  const known = NAMES.get(type) ?? new Map<PropertyKey, readonly (string | undefined)[]>();
  NAMES.set(type, known);
  const found = known.get(key) ?? (method === undefined ? constructorNames(type) : methodNames(type, method));
  known.set(key, found);
  return found;
}

/** Whether a class has a constructor of its own, as opposed to that of its superclass. */
export function declaresConstructor(type: Class): boolean {
  return ownConstructor(type) !== undefined;
}

function constructorNames(type: Class): readonly (string | undefined)[] {
  for (const at of superclassChain(type)) {
    const found = ownConstructor(at);
    if (found) return found.value.params.map(nameOf);
  }
  return [];
}

function ownConstructor(type: Class): MethodDefinition | undefined {
  return classBody(type)?.body.find(
    (member): member is MethodDefinition => member.type === 'MethodDefinition' && member.kind === 'constructor',
  );
}

function classBody(type: Class): ClassBody | undefined {
  const expression = parseExpression(Function.prototype.toString.call(type));
  return expression?.type === 'ClassExpression' ? expression.body : undefined;
}

function methodNames(type: Class, method: PropertyKey): readonly (string | undefined)[] {
  for (const at of superclassChain(type)) {
    const member: unknown = Object.getOwnPropertyDescriptor(at.prototype as object, method)?.value;
    if (typeof member === 'function') return functionNames(Function.prototype.toString.call(member));
  }
  return [];
}

function functionNames(source: string): readonly (string | undefined)[] {
  const whole = parseExpression(source);
  if (whole?.type === 'FunctionExpression' || whole?.type === 'ArrowFunctionExpression') {
    return whole.params.map(nameOf);
  }
  const object = parseExpression(`{${source}}`) ?? parseExpression(`{${source.replace(/^static\s/, '')}}`);
  const property = object?.type === 'ObjectExpression' ? object.properties[0] : undefined;
  const value = property?.type === 'Property' ? property.value : undefined;
  return value?.type === 'FunctionExpression' ? value.params.map(nameOf) : [];
}

function nameOf(parameter: Pattern): string | undefined {
  if (parameter.type === 'Identifier') return parameter.name;
  if (parameter.type === 'AssignmentPattern') return nameOf(parameter.left);
  return parameter.type === 'RestElement' ? nameOf(parameter.argument) : undefined;
}

/** The expression that a source text is; undefined for native code and for what is no expression by itself. */
function parseExpression(source: string) {
  try {
    const [statement] = parse(`(${source})`, OPTIONS).body;
    return statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  } catch {
    return undefined;
  }
}
