import { onDemand } from '../tasks/on-demand.js';

/** The steps of a load that are taken when the caches or the origin have answered. */
export const answerSteps = onDemand(() => import('./answer-steps.js'));
