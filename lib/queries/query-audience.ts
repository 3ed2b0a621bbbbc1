import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { QueryFile } from './query-files.ts';

const TABLES = fileURLToPath(new URL('../../glue-scripts/tables', import.meta.url));

/** Who asks a query: the pipeline and its operators, sales people, analysts. */
export type Audience = 'kpis' | 'sales' | 'analysts';

const table = z.object({ table: z.string(), layer: z.string() });

/** The layer of each table. */
export function readTableLayers(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(TABLES).map((file) => {
      const found = table.parse(parse(readFileSync(path.join(TABLES, file), 'utf8')));
      return [found.table, found.layer];
    }),
  );
}

/**
 * Who can be given the answer. Raw events hold contact data, so only the pipeline's own roles read them; checks are
 * theirs in any case. What reads the contacts table is for sales.
 */
export function audienceOf(
  { room, text }: Pick<QueryFile, 'room' | 'text'>,
  layers: ReadonlyMap<string, string>,
): Audience {
  const read = new Set(
    [...layers].filter(([name]) => new RegExp(`\\b${name}\\b`).test(text)).map(([, layer]) => layer),
  );
  if (room === 'kpis' || room === 'checks' || read.has('raw')) return 'kpis';
  return read.has('contacts') ? 'sales' : 'analysts';
}
