import type { ConversionService } from './conversion-service.js';
import type { ConverterRegistry } from './converter.js';
import { addCollectionConverters } from './converters/collection-converters.js';
import { addEnumConverters } from './converters/enum-converters.js';
import { addObjectConverters } from './converters/object-converters.js';
import { addScalarConverters } from './converters/scalar-converters.js';
import { GenericConversionService } from './generic-conversion-service.js';

/** The conversion service for most purposes: texts, numbers, booleans, enumerations, collections and maps. */
export class DefaultConversionService extends GenericConversionService {
  static #shared: DefaultConversionService | undefined;

  constructor() {
    super();
    DefaultConversionService.addDefaultConverters(this, this);
  }

  /** One instance for those who were given none. To be used as it is: add converters to an own one. */
  static getSharedInstance(): ConversionService {
    DefaultConversionService.#shared ??= new DefaultConversionService();
    return DefaultConversionService.#shared;
  }

  /** Adds the default converters to a registry; `service` converts the elements of collections. */
  static addDefaultConverters(registry: ConverterRegistry, service: ConversionService): void {
    addObjectConverters(registry);
    addScalarConverters(registry);
    addEnumConverters(registry);
    addCollectionConverters(registry, service);
  }
}
