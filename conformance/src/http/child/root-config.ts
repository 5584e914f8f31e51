import { Bean, Configuration, Import, MessageSource, ResourceBundleMessageSource } from '@vernal/core';
import { RESOURCES } from '../locale/locale-base.js';
import { NamedFilter } from '../servlet/named-filter.js';
import { Company } from './company.js';
import { RootAdvice } from './root-advice.js';
import { RootController } from './root-controller.js';
import { Slogan } from './slogan.js';

/** The root context: its beans are visible in every dispatcher servlet's own context, but not the other way round. */
@Configuration()
@Import(RootController, RootAdvice)
export class RootConfig {
  @Bean()
  slogan(): Slogan {
    return new Slogan('root slogan');
  }

  @Bean()
  company(slogan: Slogan): Company {
    return new Company('Root Company', slogan);
  }

  /** Found by name by a DelegatingFilterProxy. */
  @Bean()
  auditFilter(): NamedFilter {
    return new NamedFilter('audit');
  }

  @Bean({ type: MessageSource })
  messageSource(): MessageSource {
    return new ResourceBundleMessageSource({ basenames: [new URL('messages/root', RESOURCES)] });
  }
}
