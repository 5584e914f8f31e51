import { type AbstractApplicationContext, type Class, isInstance, sortByOrder } from '@vernal/core';
import { beansIncludingAncestors } from '../mapping/handler-context.js';
import type { DispatcherStrategies } from '../strategies/dispatcher-strategies.js';
import { FlashMapManager } from '../strategies/flash-map-manager.js';
import { HandlerAdapter } from '../strategies/handler-adapter.js';
import { HandlerExceptionResolver } from '../strategies/handler-exception-resolver.js';
import { HandlerMapping } from '../strategies/handler-mapping.js';
import { LocaleResolver } from '../strategies/locale-resolver.js';
import { MultipartResolver } from '../strategies/multipart-resolver.js';
import { RequestToViewNameTranslator } from '../strategies/request-to-view-name-translator.js';
import { ThemeResolver } from '../strategies/theme-resolver.js';
import { ViewResolver } from '../strategies/view-resolver.js';

/** Which of several beans are taken: all of a type with those of parent contexts, or the one with the well-known name. */
interface DetectionOptions {
  readonly detectAllHandlerMappings: boolean;
  readonly detectAllHandlerAdapters: boolean;
  readonly detectAllHandlerExceptionResolvers: boolean;
  readonly detectAllViewResolvers: boolean;
}

/** Reads the strategies from a context. Source: Spring `DispatcherServlet.initStrategies`. */
export function detectStrategies(
  context: AbstractApplicationContext,
  defaults: Partial<DispatcherStrategies>,
  options: DetectionOptions,
): DispatcherStrategies {
  const one = <T>(name: string, type: Class<T>) => namedBean(context, name, type);
  const several = <T>(type: Class<T>, all: boolean, name: string, otherwise: () => readonly T[] | undefined) => {
    const named = all ? undefined : one(name, type);
    const found = all ? sortByOrder(beansIncludingAncestors(context, type)) : named === undefined ? [] : [named];
    return found.length > 0 ? found : (otherwise() ?? []);
  };
  return {
    multipartResolver: one('multipartResolver', MultipartResolver),
    localeResolver: one('localeResolver', LocaleResolver) ?? defaults.localeResolver,
    themeResolver: one('themeResolver', ThemeResolver) ?? defaults.themeResolver,
    handlerMappings: several(
      HandlerMapping,
      options.detectAllHandlerMappings,
      'handlerMapping',
      () => defaults.handlerMappings,
    ),
    handlerAdapters: several(
      HandlerAdapter,
      options.detectAllHandlerAdapters,
      'handlerAdapter',
      () => defaults.handlerAdapters,
    ),
    handlerExceptionResolvers: several(
      HandlerExceptionResolver,
      options.detectAllHandlerExceptionResolvers,
      'handlerExceptionResolver',
      () => defaults.handlerExceptionResolvers,
    ),
    viewNameTranslator: one('viewNameTranslator', RequestToViewNameTranslator) ?? defaults.viewNameTranslator,
    viewResolvers: several(ViewResolver, options.detectAllViewResolvers, 'viewResolver', () => defaults.viewResolvers),
    flashMapManager: one('flashMapManager', FlashMapManager) ?? defaults.flashMapManager,
  };
}

function namedBean<T>(context: AbstractApplicationContext, name: string, type: Class<T>): T | undefined {
  if (!context.containsBean(name)) return undefined;
  const bean = context.getBean(name);
  if (isInstance(bean, type)) return bean;
  throw new TypeError(`The bean '${name}' is to be a ${type.name}, but it is ${describe(bean)}`);
}

function describe(bean: unknown): string {
  return typeof bean === 'object' && bean !== null ? `a ${bean.constructor.name}` : String(bean);
}
