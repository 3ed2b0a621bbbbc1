import { hash } from 'node:crypto';

const ID_DIGITS = 32;

/** A name that is the same for the same content, whoever gives it and however often. */
export const stableId = (...content: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(content), 'hex').slice(0, ID_DIGITS);
