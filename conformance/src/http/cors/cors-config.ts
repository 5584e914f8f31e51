import { Bean, ComponentScan, Configuration } from '@vernal/core';
import {
  type CorsRegistry,
  EnableWebMvc,
  type ResourceHandlerRegistry,
  RouterFunction,
  RouterFunctions,
  ServerResponse,
  type WebMvcConfigurer,
} from '@vernal/web';
import { FixedFiles } from '../files/fixed-files.js';

/**
 * The dispatcher servlet at /cors, so all paths here begin after that. Cross-origin requests: global rules here, local ones
 * at the controllers, a filter for /cors/filtered in the Application.
 */
@Configuration()
@EnableWebMvc()
@ComponentScan({ base: import.meta.url, dirs: ['.'] })
export class CorsConfig implements WebMvcConfigurer {
  addCorsMappings(registry: CorsRegistry): void {
    registry
      .addMapping('/global/**')
      .allowedOrigins('https://global.example', 'https://second.example/')
      .allowedMethods('GET', 'PUT')
      .allowedHeaders('X-Global')
      .exposedHeaders('X-Total')
      .maxAge(600);
    // the defaults: any origin, any header, GET, HEAD and POST, 30 minutes
    registry.addMapping('/defaults/**');
    registry
      .addMapping('/patterns/**')
      .allowedOriginPatterns('https://*.example', 'http://localhost:[*]', 'https://shop.test:[8080,8443]')
      .allowedMethods('*')
      .allowCredentials(true)
      .maxAge(-1);
    registry.addMapping('/private/**').allowedOrigins('https://app.example').allowPrivateNetwork(true);
  }

  addResourceHandlers(registry: ResourceHandlerRegistry): void {
    registry.addResourceHandler('/global/files/**').addResourceLocations(FixedFiles.location('public'));
  }

  /** Global rules also hold for functional endpoints. */
  @Bean()
  corsRoutes(): RouterFunction {
    return RouterFunctions.route()
      .GET('/global/function', () => ServerResponse.ok().body('function'))
      .GET('/function', () => ServerResponse.ok().body('function without rules'))
      .build();
  }
}
