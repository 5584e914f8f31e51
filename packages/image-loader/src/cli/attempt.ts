import type { Reporter } from './reporter.js';

/**
 * Does something with an image and tells of its failure, unless that is the command's own end.
 * @returns what the work says of itself; false where it failed
 */
export async function attempt(
  url: string,
  reporter: Reporter,
  signal: AbortSignal,
  work: () => Promise<boolean>,
): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (!signal.aborted) reporter.failed(url, error);
    return false;
  } finally {
    reporter.bars.end(url);
  }
}
