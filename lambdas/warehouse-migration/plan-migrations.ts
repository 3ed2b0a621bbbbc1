import { checksum, DERIVED, type MigrationFile, numberOf } from './migration-file.ts';

/** A file as the warehouse remembers it. */
export interface AppliedMigration {
  readonly name: string;
  readonly sha256: string;
}

/** A file that is due, with the checksum of its text. */
export interface MigrationStep extends MigrationFile {
  readonly sha256: string;
}

/** Why the files cannot follow what the warehouse has. */
export type PlanProblemCode =
  | 'badly_named'
  | 'same_number'
  | 'same_name'
  | 'edited_after_it_was_applied'
  | 'applied_but_gone'
  | 'comes_before_an_applied_one';

export interface PlanProblem {
  readonly code: PlanProblemCode;
  readonly name: string;
}

export type MigrationPlan =
  | { readonly steps: readonly MigrationStep[]; readonly problems?: undefined }
  | { readonly steps?: undefined; readonly problems: readonly PlanProblem[] };

/**
 * What to run so that a warehouse that has `applied` has `files`: numbered ones that are new, by number, then
 * derived ones whose text changed, in the order given. History is not rewritten: an old numbered file that was
 * edited, taken away or slipped in is a problem.
 */
export function planMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationPlan {
  const known = new Map(applied.map(({ name, sha256 }) => [name, sha256]));
  const problems = [...problemsOf(files), ...conflicts(files, known)];
  if (problems.length > 0) return { problems };
  const numbered = files
    .filter(({ name }) => numberOf(name) !== undefined)
    .sort((a, b) => Number(numberOf(a.name)) - Number(numberOf(b.name)));
  const derived = files.filter(({ name }) => numberOf(name) === undefined);
  const steps = [...numbered, ...derived]
    .map(({ name, sql }) => ({ name, sql, sha256: checksum(sql) }))
    .filter(({ name, sha256 }) => known.get(name) !== sha256);
  return { steps };
}

/** What is wrong with the files themselves. */
function problemsOf(files: readonly MigrationFile[]): PlanProblem[] {
  const names = new Set<string>();
  const numbers = new Set<number>();
  return files.flatMap(({ name }): PlanProblem[] => {
    const number = numberOf(name);
    if (number === undefined && !DERIVED.test(name)) return [{ code: 'badly_named', name }];
    if (names.has(name)) return [{ code: 'same_name', name }];
    names.add(name);
    if (number === undefined) return [];
    if (numbers.has(number)) return [{ code: 'same_number', name }];
    numbers.add(number);
    return [];
  });
}

/** Where the files contradict what was applied. */
function conflicts(files: readonly MigrationFile[], known: ReadonlyMap<string, string>): PlanProblem[] {
  const newest = Math.max(-1, ...[...known.keys()].map((name) => numberOf(name) ?? -1));
  const names = new Set(files.map(({ name }) => name));
  const gone = [...known.keys()]
    .filter((name) => numberOf(name) !== undefined && !names.has(name))
    .map((name) => ({ code: 'applied_but_gone' as const, name }));
  const others = files.flatMap(({ name, sql }): PlanProblem[] => {
    const number = numberOf(name);
    if (number === undefined) return [];
    const sha256 = known.get(name);
    if (sha256 === undefined) {
      return number < newest ? [{ code: 'comes_before_an_applied_one', name }] : [];
    }
    return sha256 === checksum(sql) ? [] : [{ code: 'edited_after_it_was_applied', name }];
  });
  return [...gone, ...others];
}
