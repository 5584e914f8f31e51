import { onDemand } from '../tasks/on-demand.js';

/** The steps of a load that wants another image than the origin's. */
export const variantSteps = onDemand(() => import('./variants.js'));
