/** A failure that the exception handlers of the controllers answer. */
export class Rejected extends Error {}
