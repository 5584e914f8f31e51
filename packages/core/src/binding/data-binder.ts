import type { ConversionService } from '../convert/conversion-service.js';
import type { Formatter } from '../convert/formatter.js';
import { TypeDescriptor } from '../convert/type-descriptor.js';
import type { TypeToken } from '../convert/types.js';
import { isInstance } from '../metadata/interfaces.js';
import { getClass } from '../metadata/type-reference.js';
import { IllegalStateException } from '../util/exceptions.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import { hasText } from '../util/white-space.js';
import { validationHints } from '../validation/validation-hints.js';
import { SmartValidator, type Validator } from '../validation/validator.js';
import { BeanPropertyBindingResult } from './bean-property-binding-result.js';
import type { BeanWrapper } from './bean-wrapper.js';
import { BindException } from './bind-exception.js';
import { type BindingErrorProcessor, DefaultBindingErrorProcessor } from './binding-error-processor.js';
import type { BindingResult } from './binding-result.js';
import {
  type ConstructionContext,
  ConstructorBinder,
  isConstructible,
  type ValueResolver,
} from './constructor-binder.js';
import type { ConstructorParameter } from './constructor-parameters.js';
import type { MessageCodesResolver } from './message-codes-resolver.js';
import type { PropertyEditor } from './property-editor.js';
import { PropertyBatchUpdateException } from './property-exceptions.js';
import { canonicalPropertyName } from './property-path.js';
import { MutablePropertyValues } from './property-values.js';
import { simpleMatch } from './simple-match.js';
import { TypeConverter } from './type-converter.js';

/** Settings of a {@link DataBinder}. */
export interface DataBinderOptions {
  /** Converts the values. Default: the shared one. */
  readonly conversionService?: ConversionService;
  /** The class of an object that is yet to be constructed. */
  readonly targetType?: TypeToken | TypeDescriptor | undefined;
}

/** Gives a constructor's parameter another name than its own; undefined for its own. */
export type NameResolver = (parameter: ConstructorParameter) => string | undefined;

const NONE: readonly string[] = [];
const NO_VALIDATORS: readonly Validator[] = [];
const DEFAULT_ERROR_PROCESSOR = new DefaultBindingErrorProcessor();

/**
 * Sets values on an object, by the paths of its properties or by the parameters of its constructor, validates it, and
 * collects what was wrong. One binder is for one object. Source: Spring's `DataBinder`.
 */
export class DataBinder {
  readonly #objectName: string;
  readonly #typeConverter = new TypeConverter();
  #target: object | undefined;
  #targetType: TypeDescriptor | undefined;
  #result: BeanPropertyBindingResult | undefined;
  #allowed = NONE;
  #disallowed = NONE;
  #required = NONE;
  #autoGrowNestedPaths = true;
  #autoGrowCollectionLimit = 256;
  #declarativeBinding = false;
  #ignoreUnknownFields = true;
  #ignoreInvalidFields = false;
  #nameResolver: NameResolver | undefined;
  #messageCodes: MessageCodesResolver | undefined;
  #errorProcessor: BindingErrorProcessor = DEFAULT_ERROR_PROCESSOR;
  #validators = NO_VALIDATORS;
  #isExcluded: ((validator: Validator) => boolean) | undefined;

  /** @param target the object; undefined where it is to be constructed. */
  constructor(target: object | undefined | null, objectName = 'target', options: DataBinderOptions = {}) {
    this.#target = target ?? undefined;
    this.#objectName = objectName;
    if (options.conversionService) this.setConversionService(options.conversionService);
    if (options.targetType) this.setTargetType(options.targetType);
  }

  getTarget(): object | undefined {
    return this.#target;
  }

  getObjectName(): string {
    return this.#objectName;
  }

  /** The class of an object that is yet to be constructed; its decorators say whether it is validated. */
  setTargetType(type: TypeToken | TypeDescriptor): void {
    this.#targetType = TypeDescriptor.valueOf(type);
  }

  getTargetType(): TypeDescriptor | undefined {
    return this.#targetType;
  }

  /** Whether missing objects on the way to a property are made. Default: true. */
  setAutoGrowNestedPaths(autoGrow: boolean): void {
    this.#checkFresh();
    this.#autoGrowNestedPaths = autoGrow;
  }

  /** How long a list may become through an index. Default: 256. */
  setAutoGrowCollectionLimit(limit: number): void {
    this.#checkFresh();
    this.#autoGrowCollectionLimit = limit;
  }

  /** Whether properties are only set where fields are explicitly allowed. Default: false. */
  setDeclarativeBinding(declarative: boolean): void {
    this.#declarativeBinding = declarative;
  }

  /** Whether values without a property are left out, rather than an error. Default: true. */
  setIgnoreUnknownFields(ignore: boolean): void {
    this.#ignoreUnknownFields = ignore;
  }

  /** Whether values whose way leads over a missing object are left out, rather than an error. Default: false. */
  setIgnoreInvalidFields(ignore: boolean): void {
    this.#ignoreInvalidFields = ignore;
  }

  /** The fields that may be set, `*` for any text; case matters. Default: all. */
  setAllowedFields(...patterns: string[]): void {
    this.#allowed = patterns.map(canonicalPropertyName);
  }

  getAllowedFields(): readonly string[] {
    return this.#allowed;
  }

  /** The fields that may not be set, `*` for any text; case does not matter. Default: none. */
  setDisallowedFields(...patterns: string[]): void {
    this.#disallowed = patterns.map((pattern) => canonicalPropertyName(pattern).toLowerCase());
  }

  getDisallowedFields(): readonly string[] {
    return this.#disallowed;
  }

  /** The fields that must have a value which is not blank. Default: none. */
  setRequiredFields(...fields: string[]): void {
    this.#required = fields.map(canonicalPropertyName);
  }

  getRequiredFields(): readonly string[] {
    return this.#required;
  }

  setNameResolver(resolver: NameResolver): void {
    this.#nameResolver = resolver;
  }

  setMessageCodesResolver(resolver: MessageCodesResolver): void {
    this.#messageCodes = resolver;
    this.#result?.setMessageCodesResolver(resolver);
  }

  setBindingErrorProcessor(processor: BindingErrorProcessor): void {
    this.#errorProcessor = processor;
  }

  setConversionService(service: ConversionService): void {
    this.#typeConverter.conversionService = service;
  }

  getConversionService(): ConversionService {
    return this.#typeConverter.conversionService;
  }

  /** Has an editor read the texts for all properties of a type, or for one property by its path. */
  registerCustomEditor(type: TypeToken | undefined, editor: PropertyEditor): void;
  registerCustomEditor(type: TypeToken | undefined, field: string | undefined, editor: PropertyEditor): void;
  registerCustomEditor(
    type: TypeToken | undefined,
    fieldOrEditor: PropertyEditor | string | undefined,
    editor?: PropertyEditor,
  ): void {
    const owner = type && TypeDescriptor.valueOf(type).type;
    const isForType = typeof fieldOrEditor === 'object';
    const path = isForType || fieldOrEditor === undefined ? undefined : canonicalPropertyName(fieldOrEditor);
    this.#typeConverter.editors.register(owner, path, isForType ? fieldOrEditor : (editor as PropertyEditor));
  }

  /** Has a formatter read and show all properties of a type, or those of it that are named; blank text is `null`. */
  addCustomFormatter(type: TypeToken, formatter: Formatter, ...fields: string[]): void {
    const editor: PropertyEditor = {
      parse: (text, locale) => (hasText(text) ? formatter.parse(text, locale) : null),
      print: (value, locale) => formatter.print(value, locale),
    };
    if (fields.length === 0) this.registerCustomEditor(type, editor);
    for (const field of fields) this.registerCustomEditor(type, field, editor);
  }

  /** Converts a value as one for a property would be. @throws TypeMismatchException where it cannot be. */
  convertIfNecessary(value: unknown, type: TypeToken | TypeDescriptor, path?: string): unknown {
    return this.#typeConverter.convert(value, TypeDescriptor.valueOf(type), path);
  }

  setValidator(validator: Validator | undefined): void {
    this.replaceValidators(...(validator ? [validator] : []));
  }

  /** @throws IllegalStateException where one does not support the target. */
  addValidators(...validators: Validator[]): void {
    for (const validator of validators) this.#checkSupports(validator);
    this.#validators = this.#validators.length === 0 ? validators : [...this.#validators, ...validators];
  }

  replaceValidators(...validators: Validator[]): void {
    this.#validators = NO_VALIDATORS;
    this.addValidators(...validators);
  }

  getValidators(): readonly Validator[] {
    return this.#validators;
  }

  /** Leaves out validators for this object: those whose work is done elsewhere. */
  setExcludedValidators(isExcluded: (validator: Validator) => boolean): void {
    this.#isExcluded = isExcluded;
  }

  getBindingResult(): BindingResult {
    return this.#bindingResult();
  }

  /** Access to the properties of the target. @throws IllegalStateException where there is none. */
  getPropertyAccessor(): BeanWrapper {
    return this.#bindingResult().getPropertyAccessor();
  }

  /**
   * Makes the target by the constructor of its type. Values that cannot be converted are errors of the result.
   *
   * @throws IllegalStateException where there is a target already, or no type.
   */
  construct(values: ValueResolver): void {
    if (this.#target)
      throw this.#illegalState('has its object already: make a binder without one, with its targetType');
    if (!this.#targetType) throw this.#illegalState('has no type to construct: set its targetType');
    this.#target = new ConstructorBinder(this.#constructionContext(), values).construct(this.#targetType.type);
    if (!this.getBindingResult().hasErrors()) this.#result = undefined;
  }

  /** Whether the argument of a constructor may be an object that is made from values itself. */
  protected shouldConstructArgument(type: TypeDescriptor): boolean {
    return isConstructible(type);
  }

  /** Sets values on the target. Those that properties do not take are errors of the result. */
  bind(values: MutablePropertyValues | Readonly<Record<string, unknown>>): void {
    if (this.shouldNotBindPropertyValues()) return;
    this.doBind(values instanceof MutablePropertyValues ? values : new MutablePropertyValues(values));
  }

  protected shouldNotBindPropertyValues(): boolean {
    return this.#declarativeBinding && this.#allowed.length === 0;
  }

  protected doBind(values: MutablePropertyValues): void {
    this.#checkAllowedFields(values);
    this.#checkRequiredFields(values);
    this.#applyPropertyValues(values);
  }

  /** Whether a field may be set. */
  isAllowed(field: string): boolean {
    if (this.#allowed.length > 0 && !simpleMatch(this.#allowed, field)) return false;
    return !simpleMatch(this.#disallowed, field.toLowerCase());
  }

  /**
   * Has the validators look at the target; a promise where one of them gives one.
   *
   * @throws IllegalStateException where there is no target.
   */
  validate(...hints: unknown[]): MaybePromise<void> {
    const target = this.#target;
    if (target === undefined) throw this.#illegalState('has no object to validate: give it one, or construct it');
    return this.#validate(target, hints, this.getValidatorsToApply(), 0);
  }

  getValidatorsToApply(): readonly Validator[] {
    const isExcluded = this.#isExcluded;
    return isExcluded ? this.#validators.filter((validator) => !isExcluded(validator)) : this.#validators;
  }

  /** The model of the result. @throws BindException where there were errors. */
  close(): Map<string, unknown> {
    if (this.getBindingResult().hasErrors()) throw new BindException(this.getBindingResult());
    return this.getBindingResult().getModel();
  }

  #bindingResult(): BeanPropertyBindingResult {
    if (this.#result) return this.#result;
    this.#result = new BeanPropertyBindingResult(this.#target, this.#objectName, {
      autoGrowNestedPaths: this.#autoGrowNestedPaths,
      autoGrowCollectionLimit: this.#autoGrowCollectionLimit,
      typeConverter: this.#typeConverter,
    });
    if (this.#messageCodes) this.#result.setMessageCodesResolver(this.#messageCodes);
    return this.#result;
  }

  #checkFresh(): void {
    if (this.#result) throw new IllegalStateException('DataBinder is already in use: set this option before binding');
  }

  #checkAllowedFields(values: MutablePropertyValues): void {
    for (const { name } of values) {
      const field = canonicalPropertyName(name);
      if (this.isAllowed(field)) continue;
      values.remove(name);
      this.getBindingResult().recordSuppressedField(field);
    }
  }

  #checkRequiredFields(values: MutablePropertyValues): void {
    for (const field of this.#required) {
      const found = [...values].find(({ name }) => canonicalPropertyName(name) === field);
      if (found && !isBlank(found.value)) continue;
      this.#errorProcessor.processMissingFieldError(field, this.getBindingResult());
      if (found) values.remove(found.name);
    }
  }

  #applyPropertyValues(values: MutablePropertyValues): void {
    const options = { ignoreUnknown: this.#ignoreUnknownFields, ignoreInvalid: this.#ignoreInvalidFields };
    try {
      this.getPropertyAccessor().setPropertyValues(values, options);
    } catch (error) {
      if (!(error instanceof PropertyBatchUpdateException)) throw error;
      for (const one of error.exceptions) {
        this.#errorProcessor.processPropertyAccessException(one, this.getBindingResult());
      }
    }
  }

  #constructionContext(): ConstructionContext {
    const result = this.getBindingResult();
    return {
      collectionLimit: this.#autoGrowCollectionLimit,
      resolveName: (parameter) => this.#nameResolver?.(parameter),
      shouldConstruct: (type) => this.shouldConstructArgument(type),
      convert: (value, type, path) => this.#typeConverter.convert(value, type, path),
      hasErrors: () => result.hasErrors(),
      reject: (error, path, type, value) => {
        result.recordFieldValue(path, type?.type, value);
        this.#errorProcessor.processPropertyAccessException(error, result);
      },
      recordArgument: (parameter, nestedPath, value) => this.#recordArgument(parameter, nestedPath, value),
    };
  }

  #recordArgument(parameter: ConstructorParameter, nestedPath: string, value: unknown): void {
    const result = this.getBindingResult();
    result.recordFieldValue(nestedPath + parameter.name, parameter.type?.type, value);
    const hints = validationHints(this.#targetType?.annotations ?? []);
    if (hints === undefined) return;
    for (const validator of this.getValidatorsToApply()) {
      if (!isInstance(validator, SmartValidator)) continue;
      if (nestedPath !== '') result.pushNestedPath(nestedPath);
      const done = validator.validateValue(parameter.constructorType, parameter.name, value, result, ...hints);
      if (nestedPath !== '') result.popNestedPath();
      if (isPromiseLike(done)) throw new IllegalStateException('A validator of single values must not be asynchronous');
    }
  }

  #illegalState(what: string): IllegalStateException {
    return new IllegalStateException(`The binder of '${this.#objectName}' ${what}`);
  }

  #checkSupports(validator: Validator): void {
    const type = this.#target && getClass(this.#target);
    if (type && !validator.supports(type)) {
      throw new IllegalStateException(
        `Invalid target for Validator [${validator.constructor.name}]: it does not support ${type.name}`,
      );
    }
  }

  #validate(
    target: object,
    hints: readonly unknown[],
    validators: readonly Validator[],
    start: number,
  ): MaybePromise<void> {
    for (let i = start; i < validators.length; i++) {
      const done = validators[i]?.validate(target, this.getBindingResult(), ...hints);
      if (isPromiseLike(done)) return done.then(() => this.#validate(target, hints, validators, i + 1));
    }
  }
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return !hasText(value);
  return Array.isArray(value) && (value.length === 0 || (typeof value[0] === 'string' && !hasText(value[0])));
}
