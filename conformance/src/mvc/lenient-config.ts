import { Configuration, Import } from '@vernal/core';
import {
  type ContentNegotiationConfigurer,
  EnableWebMvc,
  type HttpMessageConverter,
  MediaType,
  type PathMatchConfigurer,
  PathPatternParser,
  type WebMvcConfigurer,
} from '@vernal/web';
import { LenientController } from './mapping/lenient-controller.js';
import { BookXmlConverter } from './support/book-xml-converter.js';

/** The servlet at "/lenient/*": paths ignore case; the type is asked for with "?as=", never with Accept. */
@Configuration()
@EnableWebMvc()
@Import(LenientController)
export class LenientConfig implements WebMvcConfigurer {
  configurePathMatch(configurer: PathMatchConfigurer): void {
    configurer.setPatternParser(new PathPatternParser({ caseSensitive: false }));
  }

  configureContentNegotiation(configurer: ContentNegotiationConfigurer): void {
    configurer
      .favorParameter(true)
      .parameterName('as')
      .ignoreAcceptHeader(true)
      .mediaType('json', MediaType.APPLICATION_JSON)
      .mediaType('xml', MediaType.APPLICATION_XML)
      .mediaType('text', MediaType.TEXT_PLAIN)
      .defaultContentType(MediaType.APPLICATION_XML, MediaType.ALL);
  }

  extendMessageConverters(converters: HttpMessageConverter[]): void {
    converters.push(new BookXmlConverter());
  }
}
