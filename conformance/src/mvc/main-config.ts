import {
  Bean,
  ComponentScan,
  Configuration,
  type FormatterRegistry,
  findClassAnnotation,
  IllegalArgumentException,
  Integer,
  parseNumber,
} from '@vernal/core';
import {
  AcceptHeaderLocaleResolver,
  type ContentNegotiationConfigurer,
  EnableWebMvc,
  type HandlerExceptionResolver,
  HandlerMethod,
  type HandlerMethodArgumentResolver,
  type HttpMessageConverter,
  LocaleResolver,
  MediaType,
  type PathMatchConfigurer,
  SimpleMappingExceptionResolver,
  type ViewResolverRegistry,
  type WebMvcConfigurer,
} from '@vernal/web';
import { ClientVersionArgumentResolver } from './args/client-version-argument-resolver.js';
import { Point } from './args/custom-argument-controller.js';
import { Mapped, MappedElsewhere } from './exceptions/failures.js';
import { MappedController } from './exceptions/mapped-controller.js';
import { ProblemsAdvice } from './exceptions/problems-advice.js';
import { ProblemsController } from './exceptions/problems-controller.js';
import { LenientController } from './mapping/lenient-controller.js';
import { PREFIXED } from './mapping/prefixed.js';
import { NegotiatedViewsController } from './returns/negotiated-views-controller.js';
import { BeanView } from './support/bean-view.js';
import { BookXmlConverter } from './support/book-xml-converter.js';
import { CsvConverter } from './support/csv-converter.js';
import { TextViewResolver } from './support/text-view-resolver.js';

/** The servlet at "/": all areas but those that need a configuration of their own. */
@Configuration()
@EnableWebMvc()
@ComponentScan({
  base: import.meta.url,
  dirs: ['advice', 'args', 'binding', 'exceptions', 'mapping', 'misc', 'negotiation', 'returns', 'validation'],
  excludeFilters: [LenientController, NegotiatedViewsController, ProblemsController, ProblemsAdvice].map((type) => ({
    type,
  })),
})
export class MainConfig implements WebMvcConfigurer {
  /** Everything else about path matching is the default: case matters, a trailing slash matters. */
  configurePathMatch(configurer: PathMatchConfigurer): void {
    configurer.addPathPrefix('/v1/{tenant}', (type) => findClassAnnotation(type, PREFIXED) !== undefined);
  }

  /** "?format=" comes before the Accept header. */
  configureContentNegotiation(configurer: ContentNegotiationConfigurer): void {
    configurer
      .favorParameter(true)
      .mediaType('json', MediaType.APPLICATION_JSON)
      .mediaType('xml', MediaType.APPLICATION_XML)
      .mediaType('csv', new MediaType('text', 'csv'));
  }

  /** Behind the standard converters. */
  extendMessageConverters(converters: HttpMessageConverter[]): void {
    converters.push(new BookXmlConverter(), new CsvConverter());
  }

  addArgumentResolvers(resolvers: HandlerMethodArgumentResolver[]): void {
    resolvers.push(new ClientVersionArgumentResolver());
  }

  /** "3;4" becomes a point; anything else is refused. */
  addFormatters(registry: FormatterRegistry): void {
    registry.addConverter(String, Point, (text: string) => {
      const parts = text.split(';');
      if (parts.length !== 2) throw new IllegalArgumentException('not a point');
      const [x, y] = parts.map(parseInteger);
      return new Point(x as number, y as number);
    });
  }

  /** Beans that are views first, then text views for every name. */
  configureViewResolvers(registry: ViewResolverRegistry): void {
    registry.beanName();
    registry.viewResolver(new TextViewResolver());
  }

  /**
   * Exceptions of MappedController become views. This resolver stands behind the standard ones (exception handlers, response
   * status, default), so it sees only what they leave.
   */
  extendHandlerExceptionResolvers(resolvers: HandlerExceptionResolver[]): void {
    resolvers.push(
      new SimpleMappingExceptionResolver({
        mappedHandlerPredicate: (handler) => handler instanceof HandlerMethod && handler.beanType === MappedController,
        exceptionMappings: new Map([
          [Mapped, 'mapped'],
          [MappedElsewhere, 'redirect:/exceptions/elsewhere'],
        ]),
        defaultErrorView: 'unmapped',
        defaultStatusCode: 503,
        statusCodes: { mapped: 409 },
        exceptionAttribute: undefined,
      }),
    );
  }

  @Bean({ type: LocaleResolver })
  localeResolver(): LocaleResolver {
    return new AcceptHeaderLocaleResolver({ defaultLocale: 'en' });
  }

  /** A view found by its bean name. */
  @Bean()
  beanView(): BeanView {
    return new BeanView();
  }
}

function parseInteger(text: string): number {
  const trimmed = text.trim();
  if (!/^[+-]?\p{Nd}+$/u.test(trimmed)) throw new IllegalArgumentException(`"${text}" is no whole number`);
  return parseNumber(trimmed, Integer);
}
