import type { Definitions } from './definitions.ts';

/** A table is to lie in a layer that has no bucket. */
export class UnknownLayerError extends Error {
  override readonly name = 'UnknownLayerError';

  constructor(layer: string, known: readonly string[]) {
    super(`layer ${layer} has no bucket, only [${known.join(', ')}] have`);
  }
}

/** Puts the names of buckets, which only a deployed lake has, in the places of their layers. */
export function fillBuckets(
  { tables, views }: Definitions,
  buckets: Readonly<Record<string, string>>,
): Definitions {
  const fill = (sql: string) =>
    sql.replaceAll(/(?<=\bs3:\/\/)\{(\w+)\}(?=\/)/g, (_, layer: string) => {
      const bucket = buckets[layer];
      if (bucket === undefined) throw new UnknownLayerError(layer, Object.keys(buckets));
      return bucket;
    });
  return { tables: tables.map((table) => ({ ...table, create: fill(table.create) })), views };
}
