import { Configuration, Import } from '@vernal/core';
import {
  type ContentNegotiationConfigurer,
  EnableWebMvc,
  JsonModelView,
  MediaType,
  type ViewResolverRegistry,
  type WebMvcConfigurer,
} from '@vernal/web';
import { NegotiatedViewsController } from './returns/negotiated-views-controller.js';
import { TextViewResolver } from './support/text-view-resolver.js';

/** The servlet at "/views/*": content negotiation over the text views, with a JSON view by default. */
@Configuration()
@EnableWebMvc()
@Import(NegotiatedViewsController)
export class ViewsConfig implements WebMvcConfigurer {
  configureContentNegotiation(configurer: ContentNegotiationConfigurer): void {
    configurer
      .favorParameter(true)
      .mediaType('json', MediaType.APPLICATION_JSON)
      .mediaType('text', MediaType.TEXT_PLAIN)
      .mediaType('pdf', MediaType.APPLICATION_PDF);
  }

  /** true: a view that no type fits is answered with 406. */
  configureViewResolvers(registry: ViewResolverRegistry): void {
    registry.enableContentNegotiation(true, new JsonModelView());
    registry.viewResolver(new TextViewResolver());
  }
}
