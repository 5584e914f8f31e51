import { Bean, Configuration, Import, MessageSource, ResourceBundleMessageSource } from '@vernal/core';
import { EnableWebMvc, ViewResolver } from '@vernal/web';
import { TextViewResolver } from '../support/text-view-resolver.js';
import { GreetingController } from './greeting-controller.js';

/** Where the application's messages and themes are. */
export const RESOURCES = new URL('../../../spring/http/src/main/resources/', import.meta.url);

/**
 * What the dispatcher servlets of this area share: the controller and the messages of the shop. A code that the shop does
 * not know is looked up in the messages of the root context.
 */
@Configuration()
@EnableWebMvc()
@Import(GreetingController)
export class LocaleBase {
  @Bean()
  messageSource(): MessageSource {
    return new ResourceBundleMessageSource({ basenames: [new URL('messages/shop', RESOURCES)] });
  }

  @Bean()
  viewResolver(): ViewResolver {
    return new TextViewResolver();
  }
}
