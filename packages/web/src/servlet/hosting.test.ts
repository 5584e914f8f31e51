import request from 'supertest';
import type { DynamicServletContext } from './dynamic-servlet-context.js';
import type { HttpServletRequest } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import { ServletContainer, type ServletContainerOptions } from './servlet-container.js';

export type Service = (request: HttpServletRequest, response: HttpServletResponse) => void | Promise<void>;

/** A client of a container with one servlet at `/`, and with what `more` registers. */
export async function hosting(
  service: Service,
  more?: (context: DynamicServletContext) => void,
  options?: ServletContainerOptions,
): Promise<ReturnType<typeof request>> {
  const container = new ServletContainer(options);
  container.servletContext.addServlet('main', { service }).addMapping('/');
  more?.(container.servletContext);
  await container.start();
  return request(container.listener);
}

/** Answers a text. */
export function say(response: HttpServletResponse, text: string): void | Promise<void> {
  response.contentType = 'text/plain';
  return response.complete(text);
}
