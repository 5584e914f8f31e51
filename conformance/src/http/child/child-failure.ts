/** Handled by an advice in the root context. */
export class ChildFailure extends Error {}
