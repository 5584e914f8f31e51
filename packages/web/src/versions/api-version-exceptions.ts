import { ResponseStatusException } from '../errors/response-status-exception.js';

/** 400: no version where one is required. Source: Spring Framework 7 `MissingApiVersionException`. */
export class MissingApiVersionException extends ResponseStatusException {
  constructor() {
    super(400, 'API version is required.');
  }
}

/** 400: no version, or one that is not supported. Source: Spring Framework 7 `InvalidApiVersionException`. */
export class InvalidApiVersionException extends ResponseStatusException {
  readonly version: string;

  constructor(version: string, reason = `Invalid API version: '${version}'.`, options?: ErrorOptions) {
    super(400, reason, options);
    this.version = version;
  }
}

/** 400: a version that the handler is not for, though others are. Source: Spring Framework 7 `NotAcceptableApiVersionException`. */
export class NotAcceptableApiVersionException extends InvalidApiVersionException {}
