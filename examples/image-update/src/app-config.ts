import { fileURLToPath } from 'node:url';
import { Bean, Configuration, Import } from '@vernal/core';
import { EnableImageEndpoint } from '@vernal/image-loader/vernal';
import {
  EnableWebMvc,
  EtaViewResolver,
  type InterceptorRegistry,
  type ResourceHandlerRegistry,
  WebMvcConfigurer,
} from '@vernal/web';
import { GalleryController } from './gallery/gallery-controller.js';
import { ImageController } from './gallery/image-controller.js';
import { PictureEventsController } from './gallery/picture-events-controller.js';
import { FolderPictureStore } from './pictures/folder-picture-store.js';
import { PictureLoader } from './pictures/picture-loader.js';
import { PictureStore } from './pictures/picture-store.js';
import { RequestLog } from './requests/request-log.js';
import { RequestLogFilter } from './requests/request-log-filter.js';
import { RequestsController } from './requests/requests-controller.js';
import { StudioAdvice } from './studio/studio-advice.js';
import { StudioController } from './studio/studio-controller.js';
import { StudioPage } from './studio/studio-page.js';
import { LoginController } from './users/login-controller.js';
import { LoginInterceptor } from './users/login-interceptor.js';
import { UserService } from './users/user-service.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The gallery: its beans, its views, its files and the guard of its studio. */
@Configuration()
@EnableWebMvc()
@EnableImageEndpoint()
@Import(
  FolderPictureStore,
  GalleryController,
  ImageController,
  PictureEventsController,
  RequestLog,
  RequestLogFilter,
  RequestsController,
  StudioAdvice,
  StudioController,
  StudioPage,
  UserService,
  LoginController,
  LoginInterceptor,
)
export class AppConfig implements WebMvcConfigurer {
  readonly #login: LoginInterceptor;

  constructor(login: LoginInterceptor) {
    this.#login = login;
  }

  addInterceptors(registry: InterceptorRegistry): void {
    registry.addInterceptor(this.#login).addPathPatterns('/studio', '/studio/**');
  }

  addResourceHandlers(registry: ResourceHandlerRegistry): void {
    registry.addResourceHandler('/assets/**').addResourceLocations(here('../public/'));
    registry.addResourceHandler('/modules/app/**').addResourceLocations(here('./browser/'));
    registry
      .addResourceHandler('/modules/image-loader/**')
      .addResourceLocations(here('../../../packages/image-loader/dist/'));
  }

  /** For the thumbnails of the studio. */
  @Bean()
  pictureLoader(store: PictureStore): PictureLoader {
    return new PictureLoader(store);
  }

  @Bean()
  viewResolver(): EtaViewResolver {
    return new EtaViewResolver({ views: here('../views') });
  }
}
