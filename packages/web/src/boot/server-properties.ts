import { DataSize, Duration, DurationFormat, Integer, Min, Pattern, Property, Valid } from '@vernal/core';
import type { AccessLog } from '../accesslog/access-log.js';
import { AccessLogProperties } from '../accesslog/access-log-properties.js';
import type { Compression } from '../compression/compression.js';
import { CompressionProperties } from '../compression/compression-properties.js';
import type { ServletContainerOptions } from '../servlet/servlet-container.js';
import type { SessionManagerOptions } from '../sessions/session-manager.js';
import type { NodeServerOptions } from './node-server.js';
import { SslProperties } from './ssl-properties.js';

/** The properties under `server.servlet.session.cookie`. Source: Spring Boot `Cookie`. */
class CookieProperties {
  @Property(String) name: string | undefined = undefined;
  @Property(String) domain: string | undefined = undefined;
  @Property(String) path: string | undefined = undefined;
  @Property(Boolean) httpOnly: boolean | undefined = undefined;
  @Property(Boolean) secure: boolean | undefined = undefined;
  @Property(Boolean) partitioned: boolean | undefined = undefined;
  /** As `30m`; without unit: seconds. */
  @Property(Duration) @DurationFormat({ style: 'SIMPLE', defaultUnit: 'SECONDS' }) maxAge: Duration | undefined =
    undefined;
  @Property(String) @Pattern(/strict|lax|none/i) sameSite: string | undefined = undefined;
}

/** The properties under `server.servlet.session`. Source: Spring Boot `Session`. */
class SessionProperties {
  /** As `30m`; without unit: seconds. */
  @Property(Duration) @DurationFormat({ style: 'SIMPLE', defaultUnit: 'SECONDS' }) timeout: Duration | undefined =
    undefined;
  @Property(CookieProperties) @Valid() cookie = new CookieProperties();
}

class ServletProperties {
  @Property(String) contextPath: string | undefined = undefined;
  @Property(SessionProperties) @Valid() session = new SessionProperties();
}

class Http2Properties {
  enabled = false;
}

/** What the properties under `server` set; what is not set is left to the defaults of the options. */
export interface ServerSettings
  extends NodeServerOptions,
    Pick<ServletContainerOptions, 'contextPath' | 'maxRequestBodySize'> {
  readonly sessionOptions: SessionManagerOptions;
  readonly accessLog?: AccessLog;
  readonly compression?: Compression;
  readonly forwardHeaders: boolean;
}

/**
 * The properties under `server`, but for `port` and `workers`. Names are those of Spring Boot's `ServerProperties`; those of its
 * part `tomcat` stand at `server` itself.
 */
export class ServerProperties {
  /** Default: all. */
  @Property(String) address: string | undefined = undefined;
  @Property(String) @Pattern(/graceful|immediate/i) shutdown = 'graceful';
  @Property(Duration) connectionTimeout: Duration | undefined = undefined;
  @Property(Duration) keepAliveTimeout: Duration | undefined = undefined;
  @Property(Duration) headersTimeout: Duration | undefined = undefined;
  @Property(Duration) requestTimeout: Duration | undefined = undefined;
  @Property(DataSize) maxHttpRequestHeaderSize: DataSize | undefined = undefined;
  @Property(DataSize) maxHttpFormPostSize: DataSize | undefined = undefined;
  @Property(Integer) @Min(1) maxConnections: number | undefined = undefined;
  /** `framework`: a `ForwardedHeaderFilter` stands before all others. */
  @Property(String) @Pattern(/framework|none/i) forwardHeadersStrategy = 'none';
  @Property(SslProperties) @Valid() ssl = new SslProperties();
  @Property(Http2Properties) http2 = new Http2Properties();
  @Property(AccessLogProperties) accesslog = new AccessLogProperties();
  @Property(CompressionProperties) compression = new CompressionProperties();
  @Property(ServletProperties) @Valid() servlet = new ServletProperties();

  /** Throws an `SslConfigurationException` for keys that cannot be used. */
  toSettings(): ServerSettings {
    const tls = this.ssl.toOptions();
    const accessLog = this.accesslog.toAccessLog();
    const compression = this.compression.toCompression();
    return {
      ...given({
        host: this.address,
        connectionTimeout: this.connectionTimeout?.toMillis(),
        keepAliveTimeout: this.keepAliveTimeout?.toMillis(),
        headersTimeout: this.headersTimeout?.toMillis(),
        requestTimeout: this.requestTimeout?.toMillis(),
        maxHeaderSize: this.maxHttpRequestHeaderSize?.toBytes(),
        maxRequestBodySize: this.maxHttpFormPostSize?.toBytes(),
        maxConnections: this.maxConnections,
        shutdownTimeout: this.shutdown.toLowerCase() === 'immediate' ? 0 : undefined,
        contextPath: this.servlet.contextPath === '/' ? '' : this.servlet.contextPath,
        tls,
        accessLog,
        compression,
      }),
      http2: this.http2.enabled,
      sessionOptions: this.#sessionOptions(),
      forwardHeaders: this.forwardHeadersStrategy.toLowerCase() === 'framework',
    };
  }

  #sessionOptions(): SessionManagerOptions {
    const { timeout, cookie } = this.servlet.session;
    const { name, maxAge, sameSite, ...others } = cookie;
    const attributes = given({
      ...others,
      maxAge: maxAge && maxAge.toMillis() / 1000,
      sameSite: sameSite && sameSite.charAt(0).toUpperCase() + sameSite.slice(1).toLowerCase(),
    });
    return {
      ...given({ maxInactiveInterval: timeout && timeout.toMillis() / 1000, cookieName: name }),
      ...(Object.keys(attributes).length > 0 && { cookie: attributes }),
    };
  }
}

/** What has a value. */
function given<T extends object>(values: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
