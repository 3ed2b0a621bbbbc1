import * as z from 'zod';
import type { MigrationFile } from './migration-file.ts';

/** Where all migrations lie, beside the function's code. */
export const MIGRATIONS_FILE = 'migrations.json';

const migrations = z.array(z.object({ name: z.string(), sql: z.string() })).min(1);

/** The function was packed without its migrations, or with others than it knows. */
export class MigrationsFileError extends Error {
  override readonly name = 'MigrationsFileError';

  constructor(problem: string) {
    super(`${MIGRATIONS_FILE} beside the function holds no migrations: ${problem}`);
  }
}

/** @throws MigrationsFileError */
export function parseMigrations(text: string): readonly MigrationFile[] {
  const { success, data, error } = migrations.safeParse(jsonOf(text));
  if (success) return data;
  throw new MigrationsFileError(
    error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MigrationsFileError('it is not JSON');
  }
}
