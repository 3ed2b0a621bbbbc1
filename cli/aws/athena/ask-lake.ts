import { createAthena } from '#adapters/athena.ts';
import { AthenaStatementError } from '#adapters/athena-errors.ts';
import type { AthenaRows } from '#adapters/athena-rows.ts';
import type { Found } from '../../commands/query.ts';
import { UserError } from '../../user-error.ts';
import type { DeployedLake } from '../deployed-lake.ts';
import { onAws } from '../explain-aws-failure.ts';
import { athenaCell } from './athena-cell.ts';
import { distinctNames } from './distinct-names.ts';

/** Asks one statement and returns what it found. */
export type AskLake = (sql: string, parameters?: readonly string[]) => Promise<Found>;

/** Athena ran a statement and would not finish it. */
export class QueryRefusedError extends UserError {
  /** Whether it was for want of a permission. */
  readonly isForbidden: boolean;

  constructor(reason: string) {
    super(`Athena could not answer: ${reason.split('\n', 1)[0]}`);
    this.isForbidden = FORBIDDEN.test(reason);
  }
}

const FORBIDDEN = /access ?denied|insufficient permissions|PERMISSION_DENIED|not authorized/i;

/** A way to ask the lake's analysts' workgroup; the SQL goes to Athena as it is. */
export async function openAthena(
  { clients, parameters }: DeployedLake,
  sleep: (ms: number) => Promise<unknown>,
): Promise<AskLake> {
  const { analystsWorkgroup, databaseName } = await parameters('analystsWorkgroup', 'databaseName');
  const athena = createAthena({
    client: clients.athena(),
    workgroup: analystsWorkgroup,
    database: databaseName,
    sleep,
  });
  return (sql, values = []) =>
    onAws(`ask Athena in the workgroup ${analystsWorkgroup}`, async () => {
      try {
        const statement = await athena.run(sql, { parameters: values.map(literal) });
        return foundRows(await statement.rows());
      } catch (error) {
        throw error instanceof AthenaStatementError ? new QueryRefusedError(error.reason) : error;
      }
    });
}

/** What Athena returned in the form the lake on one machine gives it. */
export function foundRows({ columns, rows }: AthenaRows): Found {
  const names = distinctNames(columns.map(({ name }) => name));
  return {
    columns: names,
    rows: rows.map((row) =>
      Object.fromEntries(
        names.map((name, place) => [name, athenaCell(columns[place]?.type ?? '', row[place] ?? null)]),
      ),
    ),
  };
}

/** Athena takes values as SQL writes them. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
