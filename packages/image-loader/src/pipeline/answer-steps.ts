// What is done when the caches or the origin have answered. A page reads this module while they are being asked.
export { decodeStored } from './cached-data.js';
export { complete, processDownload, recover } from './load-outcomes.js';
export { resultOf } from './load-results.js';
export { mustRefresh } from './refreshing.js';
