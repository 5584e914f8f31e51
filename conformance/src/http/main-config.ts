import { Bean, Configuration, Import } from '@vernal/core';
import { EnableWebMvc, MultipartResolver, StandardServletMultipartResolver, ViewResolver } from '@vernal/web';
import { AsyncConfig } from './async/async-config.js';
import { ConditionalConfig } from './conditional/conditional-config.js';
import { FilesConfig } from './files/files-config.js';
import { InterceptorsConfig } from './interceptors/interceptors-config.js';
import { ServletAreaConfig } from './servlet/servlet-area-config.js';
import { SessionConfig } from './session/session-config.js';
import { TextViewResolver } from './support/text-view-resolver.js';
import { TraceController } from './support/trace-controller.js';
import { Traces } from './support/traces.js';
import { UploadConfig } from './upload/upload-config.js';

/** The dispatcher servlet at "/": one configuration class for each area; the areas do not share paths. */
@Configuration()
@EnableWebMvc()
@Import(
  Traces,
  TraceController,
  InterceptorsConfig,
  ConditionalConfig,
  FilesConfig,
  UploadConfig,
  AsyncConfig,
  SessionConfig,
  ServletAreaConfig,
)
export class MainConfig {
  @Bean({ type: ViewResolver })
  viewResolver(): ViewResolver {
    return new TextViewResolver();
  }

  @Bean({ type: MultipartResolver })
  multipartResolver(): MultipartResolver {
    return new StandardServletMultipartResolver();
  }
}
