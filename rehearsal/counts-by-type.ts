import type { Resource } from './strip/strip-template.ts';

/** How many resources there are of each type, for people: `8 AWS::S3::Bucket, 1 AWS::Kinesis::Stream`. */
export function countsByType(resources: readonly Pick<Resource, 'Type'>[]): string {
  const counts = new Map<string, number>();
  for (const { Type } of resources) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([type, count]) => `${count} ${type}`)
    .join(', ');
}
