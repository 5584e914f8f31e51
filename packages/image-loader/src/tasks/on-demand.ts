/** A module could not be read; the cause is the platform's. */
export class ModuleMissingError extends Error {}

/**
 * A module that is read when it is first wanted: a page downloads it then, and whoever wants it later has it at once. Reading
 * that failed, with a {@link ModuleMissingError}, is tried again by the next who wants it.
 */
export function onDemand<Module>(read: () => Promise<Module>): () => Module | Promise<Module> {
  let module: Module | Promise<Module> | undefined;
  const begin = () => {
    const reading = read().catch((error: unknown) => {
      throw new ModuleMissingError(String(error), { cause: error });
    });
    reading.then(
      (known) => {
        module = known;
      },
      () => {
        module = undefined;
      },
    );
    return reading;
  };
  return () => (module ??= begin());
}
