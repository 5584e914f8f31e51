import { onDemand } from '../tasks/on-demand.js';

type AnswerSteps = typeof import('./answer-steps.js');

/** The steps of a load that are taken when the caches or the origin have answered. */
export const answerSteps = onDemand(() => import('./answer-steps.js'));

/** Takes such a step, at once where that is possible. */
export function withAnswerSteps<Result>(
  take: (steps: AnswerSteps) => Result | Promise<Result>,
): Result | Promise<Result> {
  const steps = answerSteps();
  return steps instanceof Promise ? steps.then(take) : take(steps);
}
