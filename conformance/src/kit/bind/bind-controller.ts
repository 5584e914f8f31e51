import { type ConcreteClass, DefaultMessageCodesResolver, type FieldError, StringTrimmerEditor } from '@vernal/core';
import {
  bindParamName,
  type ParameterSource,
  PostMapping,
  RequestBody,
  RequestMapping,
  RestController,
  ServletRequestDataBinder,
} from '@vernal/web';
import { json, SERVICE } from '../convert/conversions.js';
import { accessError } from './access-errors.js';
import { inHashOrder } from './hash-order.js';
import { Line } from './line.js';
import { Order } from './order.js';
import { Person } from './person.js';
import { Booking, Guest, Mixed, Point } from './records.js';

interface Options {
  readonly allowed?: readonly string[] | null;
  readonly disallowed?: readonly string[] | null;
  readonly required?: readonly string[] | null;
  readonly autoGrow?: boolean | null;
  readonly autoGrowLimit?: number | null;
  readonly ignoreUnknown?: boolean | null;
  readonly ignoreInvalid?: boolean | null;
  readonly markerPrefix?: string | null;
  readonly defaultPrefix?: string | null;
  readonly trimStrings?: boolean | null;
  readonly emptyAsNull?: boolean | null;
  readonly declarative?: boolean | null;
}

/** values: bound in alphabetical order of their names; a name with one value binds that value, else an array. */
interface BindRequest {
  readonly target: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly options?: Options | null;
}

interface CodesRequest {
  readonly objectName: string;
  readonly field?: string | null;
  readonly code: string;
  readonly format?: string | null;
  readonly prefix?: string | null;
}

const BEANS: Readonly<Record<string, ConcreteClass<object>>> = { person: Person, order: Order };
const RECORDS: Readonly<Record<string, ConcreteClass<object>>> = { point: Point, guest: Guest, booking: Booking };

/** Data binding: request values set on a bean, or given to a constructor. */
@RestController()
@RequestMapping('/kit/bind')
export class BindController {
  /** Binding by setters on a new bean: "person", "order" or "line". */
  @PostMapping('/setters')
  setters(@RequestBody() request: BindRequest): unknown {
    const target = new (BEANS[request.target] ?? Line)();
    const binder = new ServletRequestDataBinder(target, request.target);
    configure(binder, request.options);
    return answer(binder, () => binder.bindRequest(parametersOf(request)));
  }

  /** Binding by constructor: "point", "guest", "booking" or "mixed"; for the last one setters follow. */
  @PostMapping('/constructor')
  byConstructor(@RequestBody() request: BindRequest): unknown {
    const binder = new ServletRequestDataBinder(undefined, request.target);
    binder.setTargetType(RECORDS[request.target] ?? Mixed);
    // the name of an argument may be given by @BindParam
    binder.setNameResolver(bindParamName);
    configure(binder, request.options);
    return answer(binder, () => {
      binder.constructFrom(parametersOf(request));
      if (request.target === 'mixed' && binder.getTarget()) binder.bindRequest(parametersOf(request));
    });
  }

  /** The message codes for an error, most specific first. format: "prefix" (code first) or "postfix". */
  @PostMapping('/message-codes')
  messageCodes(@RequestBody() { objectName, field, code, format, prefix }: CodesRequest): unknown {
    const resolver = new DefaultMessageCodesResolver({
      format: format === 'postfix' ? 'postfix' : 'prefix',
      prefix: prefix ?? '',
    });
    return { codes: resolver.resolveMessageCodes(code, objectName, field ?? '') };
  }
}

function parametersOf({ values }: BindRequest): ParameterSource {
  const parameters = new Map(Object.entries(values));
  return {
    getParameterNames: () => parameters.keys(),
    getParameterValues: (name) => parameters.get(name),
  };
}

function configure(binder: ServletRequestDataBinder, options: Options | null | undefined): void {
  binder.setConversionService(SERVICE);
  const given = options ?? {};
  if (given.allowed) binder.setAllowedFields(...given.allowed);
  if (given.disallowed) binder.setDisallowedFields(...given.disallowed);
  if (given.required) binder.setRequiredFields(...given.required);
  if (isGiven(given.autoGrow)) binder.setAutoGrowNestedPaths(given.autoGrow);
  if (isGiven(given.autoGrowLimit)) binder.setAutoGrowCollectionLimit(given.autoGrowLimit);
  if (isGiven(given.ignoreUnknown)) binder.setIgnoreUnknownFields(given.ignoreUnknown);
  if (isGiven(given.ignoreInvalid)) binder.setIgnoreInvalidFields(given.ignoreInvalid);
  if (isGiven(given.declarative)) binder.setDeclarativeBinding(given.declarative);
  if (isGiven(given.markerPrefix)) binder.setFieldMarkerPrefix(given.markerPrefix);
  if (isGiven(given.defaultPrefix)) binder.setFieldDefaultPrefix(given.defaultPrefix);
  if (isGiven(given.trimStrings))
    binder.registerCustomEditor(String, new StringTrimmerEditor(given.emptyAsNull ?? false));
}

function answer(binder: ServletRequestDataBinder, bind: () => void): unknown {
  try {
    bind();
  } catch (failure) {
    return accessError(failure);
  }
  const result = binder.getBindingResult();
  return {
    object: json(binder.getTarget()),
    errors: result.getFieldErrors().map(errorJson),
    suppressed: inHashOrder(result.getSuppressedFields()),
  };
}

/** codes without the one for the type of the field: its name is no matter of this comparison. */
function errorJson(error: FieldError): unknown {
  const code = error.code ?? '';
  return {
    field: error.field,
    code,
    codes: error.codes.filter((one) => one === code || !isTypeCode(one.slice(code.length + 1))),
    rejected: error.rejectedValue,
    bindingFailure: error.bindingFailure,
  };
}

const TYPE_NAMES = new Set(
  'Integer Long Double Number Boolean String Enumeration LocalDate Address Line Person Guest Array Set Map'.split(' '),
);

function isTypeCode(rest: string): boolean {
  return TYPE_NAMES.has(rest);
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
