import { Bean, ComponentScan, Configuration } from '@vernal/core';
import { EnableWebMvc, MultipartResolver, StandardServletMultipartResolver } from '@vernal/web';

/** The dispatcher servlet at /upload-lazy: requests are parsed when a handler wants their parts, not before. */
@Configuration()
@EnableWebMvc()
@ComponentScan({ base: import.meta.url, dirs: ['.'] })
export class LazyUploadConfig {
  @Bean({ type: MultipartResolver })
  multipartResolver(): MultipartResolver {
    return new StandardServletMultipartResolver({ resolveLazily: true });
  }
}
