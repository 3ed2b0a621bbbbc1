import type { StatementFailedError } from '#adapters/redshift-data.ts';
import type { PlanProblem, PlanProblemCode } from './plan-migrations.ts';
import { FIRST_OWN_POSITION, GUARD_POSITION } from './step-statements.ts';

const SENTENCES: Readonly<Record<PlanProblemCode, (name: string) => string>> = {
  badly_named: (name) => `${name} is no name for a migration: write 001_what_it_does.sql`,
  same_number: (name) => `${name} has the number of another file`,
  same_name: (name) => `${name} is there twice`,
  edited_after_it_was_applied: (name) =>
    `${name} was edited after it was applied: put it back and write what you want in a new file with the next number`,
  applied_but_gone: (name) => `${name} was applied and is gone: put it back`,
  comes_before_an_applied_one: (name) =>
    `${name} is new, yet a file with a greater number was applied already: give it the next number`,
};

/** The files cannot follow what the warehouse has; nothing was run. */
export class MigrationRefusedError extends Error {
  override readonly name = 'MigrationRefusedError';
  readonly problems: readonly PlanProblem[];

  constructor(problems: readonly PlanProblem[]) {
    super(problems.map(({ code, name }) => SENTENCES[code](name)).join('; '));
    this.problems = problems;
  }
}

/** A file could not be applied; the warehouse is as the files before it left it. */
export class MigrationFailedError extends Error {
  override readonly name = 'MigrationFailedError';

  constructor(file: string, cause: Error) {
    super(`${file} was not applied: ${cause.message}`, { cause });
  }

  /** The same for a statement, told as the file's reader counts them. */
  static atStatement(file: string, cause: StatementFailedError): MigrationFailedError {
    const { position, problem } = cause;
    if (position === GUARD_POSITION) {
      return new MigrationFailedError(
        file,
        new Error(`another migration applied it meanwhile (${problem}): deploy again`, { cause }),
      );
    }
    const which = position < FIRST_OWN_POSITION ? 'a statement' : `statement ${position - GUARD_POSITION}`;
    return new MigrationFailedError(file, new Error(`${which} ${problem}`, { cause }));
  }
}
