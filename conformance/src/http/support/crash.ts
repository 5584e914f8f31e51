/** A failure that no exception handler of the application knows: the answer is an empty 500. */
export class Crash extends Error {}
