/** Where the framework's own messages go. The methods of `console` and of pino's loggers fit. */
export interface Logger {
  debug(message: string, cause?: unknown): void;
  info(message: string, cause?: unknown): void;
  warn(message: string, cause?: unknown): void;
  error(message: string, cause?: unknown): void;
}

/** Makes the logger of one class; `name` is like `vernal.web.DispatcherServlet`. */
export type LoggerFactory = (name: string) => Logger;

const silent = () => {};

const warningsToConsole: LoggerFactory = (name) => ({
  debug: silent,
  info: silent,
  warn: (message, cause) => console.warn(`[${name}] ${message}`, ...(cause === undefined ? [] : [cause])),
  error: (message, cause) => console.error(`[${name}] ${message}`, ...(cause === undefined ? [] : [cause])),
});

let factory: LoggerFactory = warningsToConsole;

/** Sends all messages of the process elsewhere, those of loggers made before included. Default: warnings and errors to the console. */
export function setLoggerFactory(next: LoggerFactory | undefined): void {
  factory = next ?? warningsToConsole;
}

/** The logger of one class; it asks for its target at the first message after each {@link setLoggerFactory}. */
export function getLogger(name: string): Logger {
  let made: { readonly by: LoggerFactory; readonly logger: Logger } | undefined;
  const target = (): Logger => {
    if (made?.by !== factory) made = { by: factory, logger: factory(name) };
    return made.logger;
  };
  return {
    debug: (message, cause) => target().debug(message, cause),
    info: (message, cause) => target().info(message, cause),
    warn: (message, cause) => target().warn(message, cause),
    error: (message, cause) => target().error(message, cause),
  };
}
