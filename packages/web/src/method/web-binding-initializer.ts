import {
  type ConversionService,
  DefaultConversionService,
  getClass,
  type MessageCodesResolver,
  type Validator,
} from '@vernal/core';
import { bindParamName } from '../binding/bind-param.js';
import type { WebDataBinder } from '../binding/web-data-binder.js';

/** Sets every data binder up. Source: Spring `WebBindingInitializer`. */
export interface WebBindingInitializer {
  readonly conversionService: ConversionService;
  /** Validates objects; a `BeanValidator` also the arguments of handlers. */
  readonly validator?: Validator | undefined;
  initBinder(binder: WebDataBinder): void;
}

/** Settings of a {@link ConfigurableWebBindingInitializer}. */
export interface WebBindingOptions {
  /** Default: the shared one. */
  readonly conversionService?: ConversionService | undefined;
  /** Default: none. It is used for the objects that it supports. */
  readonly validator?: Validator | undefined;
  /** Makes the codes of binding errors. Default: a {@link DefaultMessageCodesResolver}. */
  readonly messageCodesResolver?: MessageCodesResolver | undefined;
}

/** Source: Spring `ConfigurableWebBindingInitializer`. */
export class ConfigurableWebBindingInitializer implements WebBindingInitializer {
  readonly conversionService: ConversionService;
  readonly validator: Validator | undefined;
  readonly #options: WebBindingOptions;

  constructor(options: WebBindingOptions = {}) {
    this.#options = options;
    this.conversionService = options.conversionService ?? DefaultConversionService.getSharedInstance();
    this.validator = options.validator;
  }

  initBinder(binder: WebDataBinder): void {
    const { validator, messageCodesResolver } = this.#options;
    binder.setNameResolver(bindParamName);
    if (messageCodesResolver) binder.setMessageCodesResolver(messageCodesResolver);
    const target = binder.getTarget();
    const type = target ? getClass(target) : binder.getTargetType()?.type;
    if (validator && type && validator.supports(type)) binder.setValidator(validator);
  }
}
