import { BeansException } from '../beans/errors.js';

/** The context itself cannot go on: a lifecycle bean does not start, say. */
export class ApplicationContextException extends BeansException {}
