import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { LakeBuckets } from '../lake-buckets.ts';
import type { Layer, TableDefinition } from './table-definition.ts';

/** In which bucket each layer lies; what may be read is decided bucket by bucket. */
const BUCKETS: Readonly<Record<Layer, 'raw' | 'contacts' | 'processed' | 'features' | 'gold'>> = {
  raw: 'raw',
  contacts: 'contacts',
  processed: 'processed',
  ops: 'processed',
  features: 'features',
  gold: 'gold',
};

export const LAYERS = Object.keys(BUCKETS) as readonly Layer[];

/** The bucket of a layer. */
export function bucketOfLayer(buckets: LakeBuckets, layer: Layer): IBucket {
  return buckets[BUCKETS[layer]];
}

/** Names of the buckets by layer. */
export function bucketNames(buckets: LakeBuckets): Readonly<Record<Layer, string>> {
  const names = LAYERS.map((layer) => [layer, bucketOfLayer(buckets, layer).bucketName]);
  return Object.fromEntries(names) as Record<Layer, string>;
}

/** Where an Iceberg table lies in its layer's bucket: as it does under the warehouse of one machine. */
export function tableLocation(bucketName: string, table: Pick<TableDefinition, 'layer' | 'table'>): string {
  return `s3://${bucketName}/${table.layer}/${table.table}/`;
}
