import type { QueryFile, QueryRoom } from './query-files.ts';
import { QueryHeaderError } from './query-header-error.ts';

/** A query as Athena keeps it. */
export interface NamedQuery {
  /** The sentence it answers or checks. */
  readonly name: string;
  readonly description: string;
  readonly sql: string;
}

/** What Athena takes, in characters; of SQL in bytes. */
export const LONGEST_NAME = 128;
export const LONGEST_DESCRIPTION = 1_024;
export const LONGEST_SQL_BYTES = 262_144;

/** Which line of the header is the title: a check holds, everything else answers a question. */
const TITLES: Readonly<Record<QueryRoom, string>> = {
  kpis: 'question',
  views: 'question',
  questions: 'question',
  checks: 'holds',
};
/** What the description says of the rest, in this order. */
const TOLD = ['unit', 'grain', 'owner', 'definition'];

/** A file as a named query: its title from its header, and where it is; throws `QueryHeaderError`. */
export function namedQuery({ room, path, header, text }: QueryFile): NamedQuery {
  const key = TITLES[room];
  const name = header.get(key) ?? '';
  const told = TOLD.flatMap((line) => (header.has(line) ? [`${line}: ${header.get(line)}`] : []));
  const description = [path, ...told].join('\n');
  const problems = [
    ...(name === '' ? [`has no header line "-- ${key}: ..."`] : []),
    ...tooLong(`its ${key}`, name.length, LONGEST_NAME),
    ...tooLong('its header', description.length, LONGEST_DESCRIPTION),
    ...tooLong('it', Buffer.byteLength(text), LONGEST_SQL_BYTES),
  ];
  if (problems.length > 0) throw new QueryHeaderError(problems.map((problem) => `${path}: ${problem}`));
  return { name, description, sql: text };
}

function tooLong(what: string, length: number, longest: number): string[] {
  return length > longest ? [`${what} is ${length} long, Athena takes ${longest}`] : [];
}
