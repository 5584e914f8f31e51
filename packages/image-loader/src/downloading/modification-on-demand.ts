import { onDemand } from '../tasks/on-demand.js';

/** What the functions of an application do to requests and answers. */
export const modifying = onDemand(() => import('./modification.js'));
