import { IllegalArgumentException } from '@vernal/core';
import {
  CorsConfiguration,
  DefaultCorsProcessor,
  HttpMethod,
  isCorsRequest,
  isPreFlightRequest,
  PostMapping,
  RequestBody,
  RequestMapping,
  RestController,
} from '@vernal/web';
import { attempt, object } from '../answers.js';
import { madeUpRequest, madeUpResponse } from './made-up.js';

interface Config {
  readonly allowedOrigins?: readonly string[] | null;
  readonly allowedOriginPatterns?: readonly string[] | null;
  readonly allowedMethods?: readonly string[] | null;
  readonly allowedHeaders?: readonly string[] | null;
  readonly exposedHeaders?: readonly string[] | null;
  readonly allowCredentials?: boolean | null;
  readonly allowPrivateNetwork?: boolean | null;
  readonly maxAge?: number | null;
  /** Fill what is missing with the defaults of permitAll. */
  readonly permitDefaults?: boolean | null;
}

/** Scheme, host and port are those of the server that the request was sent to. */
interface GivenRequest {
  readonly method: string;
  readonly scheme?: string | null;
  readonly host?: string | null;
  readonly port?: number | null;
  readonly headers: Readonly<Record<string, string>>;
}

interface ProcessRequest {
  readonly config?: Config | null;
  readonly request: GivenRequest;
  /** What the response has before the processor sees it. */
  readonly responseHeaders?: Readonly<Record<string, string>> | null;
}

interface CheckRequest {
  readonly config: Config;
  readonly origin?: string | null;
  readonly requestMethod?: string | null;
  readonly requestHeaders?: readonly string[] | null;
}

interface CombineRequest {
  readonly a: Config;
  readonly b?: Config | null;
}

/** CorsConfiguration and DefaultCorsProcessor. */
@RestController()
@RequestMapping('/kit/http/cors')
export class CorsController {
  /** The processor: whether the request may go on, and the status and headers of the response. */
  @PostMapping('/process')
  async process(@RequestBody() given: ProcessRequest): Promise<unknown> {
    const request = madeUpRequest({
      method: given.request.method,
      scheme: given.request.scheme ?? 'http',
      serverName: given.request.host ?? 'api.example',
      serverPort: given.request.port ?? 80,
      headers: given.request.headers,
    });
    const response = madeUpResponse({ headers: given.responseHeaders ?? {} });
    const config = given.config ? configurationOf(given.config) : undefined;
    try {
      const allowed = await new DefaultCorsProcessor().processRequest(config, request, response);
      const names = response.getHeaderNames();
      return {
        allowed,
        status: response.status,
        headers: Object.fromEntries(names.map((name) => [name.toLowerCase(), response.getHeaders(name)])),
        cors: isCorsRequest(request),
        preflight: isPreFlightRequest(request),
      };
    } catch (failure) {
      if (failure instanceof IllegalArgumentException) return { error: 'illegal-config' };
      throw failure;
    }
  }

  /** The single checks: the values to answer with, or null for a rejected one. */
  @PostMapping('/check')
  check(@RequestBody() request: CheckRequest): unknown {
    return attempt('illegal-config', IllegalArgumentException, () => {
      const config = configurationOf(request.config);
      const method = typeof request.requestMethod === 'string' ? HttpMethod.valueOf(request.requestMethod) : undefined;
      return object({
        origin: config.checkOrigin(request.origin ?? undefined),
        methods: config.checkHttpMethod(method),
        headers: config.checkHeaders(request.requestHeaders ?? undefined),
      });
    });
  }

  /** Two configurations joined: a global one with a local one that wins. */
  @PostMapping('/combine')
  combine(@RequestBody() { a, b }: CombineRequest): unknown {
    const result = configurationOf(a).combine(b ? configurationOf(b) : undefined);
    return object({
      allowedOrigins: result.allowedOrigins,
      allowedOriginPatterns: result.allowedOriginPatterns,
      allowedMethods: result.allowedMethods,
      allowedHeaders: result.allowedHeaders,
      exposedHeaders: result.exposedHeaders,
      allowCredentials: result.allowCredentials,
      allowPrivateNetwork: result.allowPrivateNetwork,
      maxAge: result.maxAge,
    });
  }

  /** Which part of a configuration may not be used together with credentials or private network access. */
  @PostMapping('/validate')
  validate(@RequestBody() config: Config): unknown {
    return attempt('illegal-config', IllegalArgumentException, () => {
      const configuration = configurationOf(config);
      configuration.validateAllowCredentials();
      configuration.validateAllowPrivateNetwork();
      return { valid: true };
    });
  }
}

function configurationOf({ permitDefaults, ...options }: Config): CorsConfiguration {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null));
  const configuration = new CorsConfiguration(given);
  return permitDefaults ? configuration.applyPermitDefaultValues() : configuration;
}
