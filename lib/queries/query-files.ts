import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSqlHeader } from './sql-header.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The folders of `athena-queries/`. */
export const QUERY_ROOMS = ['kpis', 'views', 'questions', 'checks'] as const;
export type QueryRoom = (typeof QUERY_ROOMS)[number];

/** A file of `athena-queries/`. */
export interface QueryFile {
  readonly room: QueryRoom;
  /** Its name without the ending: that of a view or check, that of a KPI after its place. */
  readonly name: string;
  /** From the root of the repository. */
  readonly path: string;
  readonly header: ReadonlyMap<string, string>;
  /** All of it, header included. */
  readonly text: string;
}

/** The queries of a room, in the order of their names. */
export function readQueryFiles(room: QueryRoom): readonly QueryFile[] {
  const folder = path.join('athena-queries', room);
  return readdirSync(path.join(ROOT, folder))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => queryFile(room, path.join(folder, file)));
}

function queryFile(room: QueryRoom, file: string): QueryFile {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return { room, name: path.basename(file, '.sql'), path: file, header: readSqlHeader(text), text };
}
