import { Configuration, Import } from '@vernal/core';
import { EnableImageEndpoint } from '@vernal/image-loader/vernal';
import { PictureApiController } from './api/picture-api-controller.js';
import { PictureEventsController } from './events/picture-events-controller.js';
import { GalleryController } from './gallery/gallery-controller.js';
import { ImageController } from './gallery/image-controller.js';
import { GallerySettings } from './gallery-settings.js';
import { PictureLoader } from './pictures/picture-loader.js';
import { PictureService } from './pictures/picture-service.js';
import { PictureStore } from './pictures/picture-store.js';
import { Thumbnails } from './pictures/thumbnails.js';
import { RequestLog } from './requests/request-log.js';
import { RequestLogFilter } from './requests/request-log-filter.js';
import { RequestsController } from './requests/requests-controller.js';
import { RedisConfig } from './shared/redis-config.js';
import { FirstStart } from './store/first-start.js';
import { StoreConfig } from './store/store-config.js';
import { StudioAdvice } from './studio/studio-advice.js';
import { StudioController } from './studio/studio-controller.js';
import { StudioPage } from './studio/studio-page.js';
import { AccountController } from './users/account-controller.js';
import { AdminInterceptor } from './users/admin-interceptor.js';
import { LoginController } from './users/login-controller.js';
import { LoginInterceptor } from './users/login-interceptor.js';
import { MemoryLoginAttempts } from './users/memory-login-attempts.js';
import { UserService } from './users/user-service.js';
import { UserStore } from './users/user-store.js';
import { UsersController } from './users/users-controller.js';
import { BrowserAssets } from './web/browser-assets.js';
import { CsrfInterceptor } from './web/csrf.js';
import { ErrorController, ErrorPages } from './web/error-controller.js';
import { PageViewResolver } from './web/page-view-resolver.js';
import { PreferencesInterceptor } from './web/preferences-interceptor.js';
import { ProblemAdvice } from './web/problem-advice.js';
import { SecurityHeadersFilter } from './web/security-headers-filter.js';
import { WebConfig } from './web/web-config.js';

/** The gallery. What is configured of the framework is in {@link WebConfig}, where everything is kept in {@link StoreConfig}. */
@Configuration()
@EnableImageEndpoint()
@Import(
  WebConfig,
  StoreConfig,
  RedisConfig,
  GallerySettings,
  FirstStart,
  PictureStore,
  PictureLoader,
  PictureService,
  Thumbnails,
  GalleryController,
  ImageController,
  PictureApiController,
  PictureEventsController,
  StudioController,
  StudioAdvice,
  StudioPage,
  AccountController,
  LoginController,
  LoginInterceptor,
  AdminInterceptor,
  MemoryLoginAttempts,
  UserService,
  UserStore,
  UsersController,
  RequestLog,
  RequestLogFilter,
  RequestsController,
  BrowserAssets,
  CsrfInterceptor,
  ErrorController,
  ErrorPages,
  PageViewResolver,
  PreferencesInterceptor,
  ProblemAdvice,
  SecurityHeadersFilter,
)
export class AppConfig {}
