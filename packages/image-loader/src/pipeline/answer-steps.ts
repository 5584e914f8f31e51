// What is done when the caches or the origin have answered. A page reads this module while they are being asked.
export { isExplicitlyFresh } from '../http/freshness.js';
export { queryOriginalCache } from './original-queries.js';
export { renew, storeDownload, storeVariant } from './storing.js';
