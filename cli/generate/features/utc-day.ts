const DAY_MS = '864e5';

/** Whole UTC days since 1970 of a column of epoch milliseconds. */
export const utcDay = (ms: string): string => `cast(floor(cast(${ms} as double) / ${DAY_MS}) as bigint)`;
