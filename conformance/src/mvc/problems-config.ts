import { Configuration } from '@vernal/core';
import { EnableWebMvc, type HttpMessageConverter, type WebMvcConfigurer } from '@vernal/web';
import { BookXmlConverter } from './support/book-xml-converter.js';
import { CsvConverter } from './support/csv-converter.js';

/** The servlet at "/problems/*": failures are answered with problem documents. */
@Configuration()
@EnableWebMvc()
export class ProblemsConfig implements WebMvcConfigurer {
  extendMessageConverters(converters: HttpMessageConverter[]): void {
    converters.push(new BookXmlConverter(), new CsvConverter());
  }
}
