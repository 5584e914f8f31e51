import { Integer, Property } from '@vernal/core';
import { AccessLog } from './access-log.js';
import { AccessLogFile } from './access-log-file.js';

/** The properties under `server.accesslog`. Source: Spring Boot `ServerProperties.Tomcat.Accesslog`. */
export class AccessLogProperties {
  enabled = false;
  pattern = 'common';
  directory = 'logs';
  prefix = 'access_log';
  suffix = '.log';
  rotate = true;
  fileDateFormat = '.yyyy-MM-dd';
  buffered = true;
  @Property(Integer) maxDays = -1;
  @Property(String) conditionIf: string | undefined = undefined;
  @Property(String) conditionUnless: string | undefined = undefined;

  /** Undefined where it is not enabled. */
  toAccessLog(): AccessLog | undefined {
    const { enabled, pattern, conditionIf, conditionUnless, ...file } = this;
    if (!enabled) return undefined;
    return new AccessLog({
      pattern,
      writer: new AccessLogFile(file),
      ...(conditionIf !== undefined && { conditionIf }),
      ...(conditionUnless !== undefined && { conditionUnless }),
    });
  }
}
