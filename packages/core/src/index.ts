export * from './util/exceptions.js';
