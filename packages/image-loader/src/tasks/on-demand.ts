/**
 * A module that is read when it is first wanted: a page downloads it then, and whoever wants it later has it at once. Reading
 * that failed is tried again by the next who wants it.
 */
export function onDemand<Module>(read: () => Promise<Module>): () => Module | Promise<Module> {
  let module: Module | Promise<Module> | undefined;
  const begin = () => {
    const reading = read();
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
