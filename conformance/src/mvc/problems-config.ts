import { Configuration, Import } from '@vernal/core';
import { EnableWebMvc, type HttpMessageConverter, type WebMvcConfigurer } from '@vernal/web';
import { ProblemsAdvice } from './exceptions/problems-advice.js';
import { ProblemsController } from './exceptions/problems-controller.js';
import { BookXmlConverter } from './support/book-xml-converter.js';
import { CsvConverter } from './support/csv-converter.js';

/** The servlet at "/problems/*": failures are answered with problem documents. */
@Configuration()
@EnableWebMvc()
@Import(ProblemsController, ProblemsAdvice)
export class ProblemsConfig implements WebMvcConfigurer {
  extendMessageConverters(converters: HttpMessageConverter[]): void {
    converters.push(new BookXmlConverter(), new CsvConverter());
  }
}
