import { TypeDescriptor } from '../convert/type-descriptor.js';
import type { Class } from '../metadata/annotations.js';
import { IllegalStateException } from '../util/exceptions.js';
import { DEFAULT_LOCALE } from '../util/language-tag.js';
import { BeanWrapper } from './bean-wrapper.js';
import { BindingResult } from './binding-result.js';
import { canonicalPropertyName } from './property-path.js';
import { TypeConverter } from './type-converter.js';

/** Settings of a {@link BeanPropertyBindingResult}. */
export interface BindingResultOptions {
  /** Whether missing objects on the way to a property are made. Default: true. */
  readonly autoGrowNestedPaths?: boolean;
  /** The highest index of a list, plus one, up to which it grows. Default: 2147483647. */
  readonly autoGrowCollectionLimit?: number;
  /** Converts the values. Default: one with the default conversion service. */
  readonly typeConverter?: TypeConverter;
}

/** A binding result on the properties of an object. Source: Spring's `BeanPropertyBindingResult`. */
export class BeanPropertyBindingResult extends BindingResult {
  readonly #target: object | undefined;
  readonly #options: BindingResultOptions;
  #wrapper: BeanWrapper | undefined;
  #typeConverter: TypeConverter | undefined;

  constructor(target: object | undefined, objectName: string, options: BindingResultOptions = {}) {
    super(objectName);
    this.#target = target;
    this.#options = options;
    this.#typeConverter = options.typeConverter;
  }

  /** @throws IllegalStateException where there is no target. */
  getPropertyAccessor(): BeanWrapper {
    if (this.#wrapper) return this.#wrapper;
    if (!this.#target) {
      throw new IllegalStateException(`Cannot access properties on null bean instance '${this.getObjectName()}'`);
    }
    this.#wrapper = new BeanWrapper(this.#target, {
      autoGrowNestedPaths: this.#options.autoGrowNestedPaths ?? true,
      autoGrowCollectionLimit: this.#options.autoGrowCollectionLimit ?? 0x7fffffff,
      typeConverter: this.#converter(),
    });
    return this.#wrapper;
  }

  override getTarget(): object | undefined {
    return this.#target;
  }

  override getFieldType(field: string): Class | undefined {
    return this.#target
      ? this.getPropertyAccessor().getPropertyType(this.fixedField(field))
      : super.getFieldType(field);
  }

  override getRawFieldValue(field: string): unknown {
    return this.#target ? this.actualFieldValue(this.fixedField(field)) : null;
  }

  protected override canonicalFieldName(field: string): string {
    return canonicalPropertyName(field);
  }

  protected override actualFieldValue(path: string): unknown {
    return this.getPropertyAccessor().getPropertyValue(path) ?? null;
  }

  protected override formatFieldValue(path: string, value: unknown): unknown {
    const type = this.getPropertyAccessor().getPropertyTypeDescriptor(path);
    const editor = this.#converter().editors.find(type?.type, path);
    const text = value === null || value === undefined ? undefined : editor?.print?.(value, DEFAULT_LOCALE);
    if (text !== undefined) return text;
    const { conversionService } = this.#converter();
    const target = TypeDescriptor.valueOf(String);
    if (type === undefined || !conversionService.canConvert(type, target)) return value;
    return conversionService.convert(value, target, type);
  }

  #converter(): TypeConverter {
    this.#typeConverter ??= new TypeConverter();
    return this.#typeConverter;
  }
}
