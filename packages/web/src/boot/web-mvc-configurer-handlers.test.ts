import assert from 'node:assert/strict';
import {
  type Class,
  Configuration,
  type FormatterRegistry,
  Implements,
  type MessageCodesResolver,
  type Validator,
} from '@vernal/core';
import type { AsyncSupportConfigurer } from '../config/async-support-configurer.js';
import { WebMvcConfigurer } from '../config/web-mvc-configurer.js';
import { AbstractHttpMessageConverter } from '../converters/abstract-http-message-converter.js';
import type { HttpOutputMessage } from '../converters/http-message.js';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { StringHttpMessageConverter } from '../converters/string-http-message-converter.js';
import { Charset } from '../http/charset.js';
import { MediaType } from '../http/media-type.js';
import type { HandlerMethodArgumentResolver } from '../method/handler-method-argument-resolver.js';
import type { HandlerMethodReturnValueHandler } from '../method/handler-method-return-value-handler.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { HandlerExceptionResolver } from '../strategies/handler-exception-resolver.js';
import { ModelAndView } from '../strategies/model-and-view.js';

import { Colour, describeConfigurers, Form, Page, Tenant } from './configured-application.test.js';

function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error;
}

describeConfigurers('WebMvcConfigurer, for handlers,', (serving) => {
  it('configureAsyncSupport: time-out and interceptors', async () => {
    const seen: string[] = [];
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      configureAsyncSupport(configurer: AsyncSupportConfigurer): void {
        configurer.setDefaultTimeout(1).registerDeferredResultInterceptors({
          preProcess: () => void seen.push('waiting'),
          afterCompletion: () => void seen.push('done'),
        });
      }
    }
    await (await serving(Configurer)).get('/late').expect(503);
    assert.deepEqual(seen, ['waiting', 'done']);
  });

  it('addFormatters: types for parameters', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      addFormatters(registry: FormatterRegistry): void {
        registry.addConverter(String, Colour, (text: string) => new Colour(`colour ${text}`));
      }
    }
    await (await serving(Configurer)).get('/colour/red').expect(200, 'colour red');
  });

  it('addArgumentResolvers: parameters of a type that the framework does not know', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      addArgumentResolvers(resolvers: HandlerMethodArgumentResolver[]): void {
        resolvers.push({
          supportsParameter: (parameter) => parameter.type === Tenant,
          resolveArgument: (_parameter, _container, { request }) =>
            new Tenant(request.getHeader('X-Tenant') ?? 'nobody'),
        });
      }
    }
    await (await serving(Configurer)).get('/tenant').set('X-Tenant', 'me').expect(200, 'me');
  });

  it('addReturnValueHandlers: what is done with a type of return values', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      addReturnValueHandlers(handlers: HandlerMethodReturnValueHandler[]): void {
        handlers.push({
          supportsReturnType: (type) => type.isA(Page),
          handleReturnValue: (value, _type, container, { response }) => {
            container.requestHandled = true;
            return (response as HttpServletResponse).complete(`<h1>${(value as Page).title}</h1>`);
          },
        });
      }
    }
    const client = await serving(Configurer);
    await client.get('/heading').expect(200, '<h1>the page</h1>');
    await client.get('/page').expect(200, { title: 'the page' });
  });

  it('configureMessageConverters: instead of the framework’s', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      configureMessageConverters(converters: HttpMessageConverter[]): void {
        converters.push(new StringHttpMessageConverter(Charset.forName('ISO-8859-1')));
      }
    }
    const client = await serving(Configurer);
    await client.get('/hello').expect('Content-Type', 'text/plain;charset=ISO-8859-1');
    await client.get('/page').expect(406);
  });

  it('extendMessageConverters: changes to the framework’s', async () => {
    class PageConverter extends AbstractHttpMessageConverter<Page> {
      constructor() {
        super([MediaType.TEXT_HTML]);
      }
      protected supports(type: Class): boolean {
        return type === Page;
      }
      read(): never {
        throw new Error('pages are not read');
      }
      protected writeInternal({ title }: Page, message: HttpOutputMessage) {
        return message.write(`<h1>${title}</h1>`);
      }
    }
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      extendMessageConverters(converters: HttpMessageConverter[]): void {
        converters.unshift(new PageConverter());
      }
    }
    const client = await serving(Configurer);
    await client.get('/page').set('Accept', 'text/html').expect(200, '<h1>the page</h1>');
    await client.get('/page').set('Accept', 'application/json').expect(200, { title: 'the page' });
  });

  const ofRangeErrors: HandlerExceptionResolver = {
    resolveException: (_request, response, _handler, exception) => {
      if (!(exception instanceof RangeError)) return undefined;
      response.status = 422;
      return new ModelAndView();
    },
  };

  it('configureHandlerExceptionResolvers: instead of the framework’s', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      configureHandlerExceptionResolvers(resolvers: HandlerExceptionResolver[]): void {
        resolvers.push(ofRangeErrors);
      }
    }
    const client = await serving(Configurer);
    await client.get('/failing').expect(422);
    await client.get('/number?n=x').expect(500);
  });

  it('extendHandlerExceptionResolvers: changes to the framework’s', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      extendHandlerExceptionResolvers(resolvers: HandlerExceptionResolver[]): void {
        resolvers.push(ofRangeErrors);
      }
    }
    const client = await serving(Configurer);
    await client.get('/failing').expect(422);
    await client.get('/number?n=x').expect(400);
  });

  const words: Validator = {
    supports: (type) => type === Form,
    validate: (_form, errors) => errors.rejectValue('word', 'bad'),
  };

  it('getValidator: what validates arguments', async () => {
    @Configuration()
    @Implements(WebMvcConfigurer)
    class Configurer implements WebMvcConfigurer {
      getValidator(): Validator {
        return words;
      }
    }
    await (await serving(Configurer)).get('/form?word=x').expect(200, ['bad.form.word']);
  });

  it('getMessageCodesResolver: the codes of binding errors', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      getMessageCodesResolver(): MessageCodesResolver {
        return { resolveMessageCodes: (code, object, field) => [`${object}/${field}/${code}`] };
      }
    }
    await (await serving(Configurer)).get('/form?count=x').expect(200, ['form/count/typeMismatch']);
  });

  it('refuses two validators, and names who gives them', async () => {
    class Giving extends WebMvcConfigurer {
      override getValidator(): Validator {
        return words;
      }
    }
    @Configuration()
    class One extends Giving {}
    @Configuration()
    class Two extends Giving {}
    await assert.rejects(serving(One, Two), (error) => {
      assert.match(String(rootOf(error)), /getValidator.*One, Two/);
      return true;
    });
  });
});
