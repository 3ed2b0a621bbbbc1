import { z } from 'zod';

/** A whole number from `least` to `most`; what is not one is told so in these words. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER) {
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  const error = `must be a whole number ${range}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** A part of the whole, from 0 to 1. */
export function share() {
  const error = 'must be a share from 0 to 1';
  return z.number({ error }).min(0, { error }).max(1, { error });
}

/** One of a few values. */
export function oneOf<const T extends string | number>(values: readonly T[]) {
  return z.literal(values, { error: `must be one of ${values.join(', ')}` });
}

/** Yes or no. */
export function flag() {
  return z.boolean({ error: 'must be true or false' });
}
