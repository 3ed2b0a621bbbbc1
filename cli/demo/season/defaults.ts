/** A season nobody asked to be different. */
export const DEFAULT_LEADS = 5000;
export const DEFAULT_SEED = 1;
