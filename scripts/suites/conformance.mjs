import { conformanceCheck } from '../conformance-check.mjs';

/** A case above the floor that fails is a step still to make; each case below it is a failed test. */
export async function conformance() {
  const { passed, failed } = await conformanceCheck();
  return { passed, failed };
}
