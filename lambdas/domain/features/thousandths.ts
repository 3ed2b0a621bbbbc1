/** Thousandths in one: the step in which points and weights are counted. */
export const THOUSANDTHS = 1000;
