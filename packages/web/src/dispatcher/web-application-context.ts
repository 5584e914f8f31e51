import {
  type AbstractApplicationContext,
  BeanPostProcessor,
  type ConfigurableListableBeanFactory,
  type EnumerablePropertySource,
  IllegalStateException,
  isInstance,
  MapPropertySource,
  StandardEnvironment,
  standIn,
} from '@vernal/core';
import { WebRequest } from '../binding/web-request.js';
import { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HttpSession } from '../servlet/http-session.js';
import type { ServletConfig } from '../servlet/servlet.js';
import { ServletContext } from '../servlet/servlet-context.js';
import { ServletContextAware } from '../servlet/servlet-context-aware.js';
import { RequestContextHolder } from '../strategies/request-context-holder.js';
import { RequestScope } from './request-scope.js';
import { ServletContextScope } from './servlet-context-scope.js';
import { SessionScope } from './session-scope.js';

/** Name of the servlet context's attribute with the root context. Source: Spring `WebApplicationContext`. */
const ROOT = 'vernal.web.WebApplicationContext.ROOT';

/** The root context of an application; undefined where it has none. Source: Spring `WebApplicationContextUtils`. */
export function getWebApplicationContext(servletContext: ServletContext): AbstractApplicationContext | undefined {
  return servletContext.getAttribute(ROOT) as AbstractApplicationContext | undefined;
}

/** The root context of an application. Throws an `IllegalStateException` where it has none. */
export function getRequiredWebApplicationContext(servletContext: ServletContext): AbstractApplicationContext {
  const found = getWebApplicationContext(servletContext);
  if (found) return found;
  throw new IllegalStateException('There is no root context: has the application a ContextLoaderListener?');
}

/** Publishes the root context; undefined takes it away. */
export function setWebApplicationContext(
  servletContext: ServletContext,
  context: AbstractApplicationContext | undefined,
): void {
  servletContext.setAttribute(ROOT, context);
}

/**
 * Makes a context that is not refreshed yet one of a web application: init parameters become properties, there are the scopes
 * `request`, `session` and `application`, and beans can have the servlet context and the present request injected.
 * Source: Spring `GenericWebApplicationContext`, `WebApplicationContextUtils`.
 */
export function configureWebApplicationContext(
  context: AbstractApplicationContext,
  servletContext: ServletContext,
  servletConfig?: ServletConfig,
): void {
  const environment = context.getEnvironment();
  if (environment instanceof StandardEnvironment) addInitParameters(environment, servletContext, servletConfig);
  context.addBeanFactoryPostProcessor({
    postProcessBeanFactory: (factory) => {
      registerScopes(factory, servletContext);
      registerDependencies(factory, servletContext);
      factory.addBeanPostProcessor(new ServletContextAwareProcessor(servletContext));
      if (!factory.containsLocalBean('servletContext')) factory.registerSingleton('servletContext', servletContext);
    },
  });
}

function addInitParameters(
  environment: StandardEnvironment,
  servletContext: ServletContext,
  config?: ServletConfig,
): void {
  const sources = environment.getPropertySources();
  const add = (source: EnumerablePropertySource) => {
    if (source.getPropertyNames().length > 0) sources.addFirst(source);
  };
  add(new MapPropertySource('servletContextInitParams', servletContext.initParameters));
  if (config) add(new MapPropertySource('servletConfigInitParams', config.initParameters));
}

function registerScopes(factory: ConfigurableListableBeanFactory, servletContext: ServletContext): void {
  factory.registerScope('request', new RequestScope());
  factory.registerScope('session', new SessionScope());
  factory.registerScope('application', new ServletContextScope(servletContext));
}

/** What is of one request is found when it is used. */
function registerDependencies(factory: ConfigurableListableBeanFactory, servletContext: ServletContext): void {
  const current = () => RequestContextHolder.currentRequestAttributes();
  factory.registerResolvableDependency(ServletContext, servletContext);
  factory.registerResolvableDependency(WebRequest, standIn(WebRequest, current));
  factory.registerResolvableDependency(
    HttpServletRequest,
    standIn(HttpServletRequest, () => current().request),
  );
  factory.registerResolvableDependency(
    HttpServletResponse,
    standIn(HttpServletResponse, () => current().response as HttpServletResponse),
  );
  factory.registerResolvableDependency(
    HttpSession,
    standIn(HttpSession, () => current().request.getLoadedSession(true)),
  );
}

class ServletContextAwareProcessor extends BeanPostProcessor {
  constructor(readonly servletContext: ServletContext) {
    super();
  }

  override postProcessBeforeInitialization(bean: object): void {
    if (isInstance(bean, ServletContextAware)) bean.setServletContext(this.servletContext);
  }
}

/** Whether beans of a context, or of its parents, live as long as a request or a session, so that requests have to be followed. */
export function hasRequestScopedBeans(context: AbstractApplicationContext): boolean {
  const factory = context.getBeanFactory();
  const isScoped = (name: string) => ['request', 'session'].includes(factory.getBeanDefinition(name).scope);
  if (factory.getBeanDefinitionNames().some(isScoped)) return true;
  const parent = context.getParent();
  return parent !== undefined && hasRequestScopedBeans(parent as AbstractApplicationContext);
}
