import { Bean, Configuration, Import, MessageSource, ResourceBundleMessageSource } from '@vernal/core';
import { FixedLocaleResolver, LocaleResolver } from '@vernal/web';
import { LocaleBase, RESOURCES } from './locale-base.js';

/** /locale/fixed: one locale for everybody; and other settings of the message source. */
@Configuration()
@Import(LocaleBase)
export class FixedLocaleConfig {
  @Bean()
  localeResolver(): LocaleResolver {
    return new FixedLocaleResolver('de-AT', 'Europe/Vienna');
  }

  /** Unknown codes are their own text; messages without arguments are formatted, too; two files, the first one wins. */
  @Bean()
  messageSource(): MessageSource {
    return new ResourceBundleMessageSource({
      basenames: [new URL('messages/root', RESOURCES), new URL('messages/shop', RESOURCES)],
      useCodeAsDefaultMessage: true,
      alwaysUseMessageFormat: true,
    });
  }
}
