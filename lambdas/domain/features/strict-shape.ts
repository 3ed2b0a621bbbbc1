import { z } from 'zod';

/** Lists an unknown key together with the keys there are, so that a slip of the pen is found at once. */
export const allowedKeys = (keys: readonly string[]): string => `allowed are ${keys.join(', ')}`;

/** An object without other keys than these; a key it does not know is answered with the ones it does. */
export function strictShape<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? allowedKeys(Object.keys(shape))
        : 'must be a map of keys and values',
  });
}
