import { createHash } from 'node:crypto';

/**
 * SQL that brings the warehouse forward. A name that begins with a number is applied once and never changes;
 * any other is derived from elsewhere, and applied again whenever its text is another.
 */
export interface MigrationFile {
  readonly name: string;
  /** Statements, each ended by a semicolon; what is only known when it is deployed stands in double braces. */
  readonly sql: string;
}

export const NUMBERED = /^(\d{3})_[a-z0-9_]+\.sql$/;
export const DERIVED = /^[a-z][a-z0-9_]*\.sql$/;

/** The number of a numbered file, undefined for a derived one. */
export function numberOf(name: string): number | undefined {
  const [, digits] = NUMBERED.exec(name) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Tells one text from another; how lines end is no difference, because a checkout may change it. */
export function checksum(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

/** A file that cannot be run as it is written. */
export class MigrationTextError extends Error {
  override readonly name = 'MigrationTextError';

  constructor(problem: string) {
    super(problem);
  }
}
