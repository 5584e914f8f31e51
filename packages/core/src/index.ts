export * from './metadata/annotations.js';
export * from './metadata/interfaces.js';
export * from './util/exceptions.js';
export * from './util/logger.js';
export * from './util/promises.js';
