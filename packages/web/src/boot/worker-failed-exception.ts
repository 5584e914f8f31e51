/** A worker ended before it listened, so that the application did not start. */
export class WorkerFailedException extends Error {
  override get name(): string {
    return 'WorkerFailedException';
  }
}
