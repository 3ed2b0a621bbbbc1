import type { SeedReport } from './soak-seed.ts';

/** What a soak came to, over all seeds. */
export interface Summary {
  readonly seeds: number;
  /** Seeds that ran on a lake in a directory, judged by the real pipeline. */
  readonly lakes: number;
  readonly numbers: Readonly<Record<string, number>>;
  /** By port, place and manner. */
  readonly injected: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly duplicates: number;
  /** By name; those that are lost or duplicates as well. */
  readonly breaches: Readonly<Record<string, number>>;
  readonly failedSeeds: readonly number[];
  /** sha256 of what happened, by seed. */
  readonly digests: Readonly<Record<string, string>>;
}

export function summarise(reports: readonly SeedReport[]): Summary {
  const breaches = addUp(reports.map((report) => report.breaches));
  const inOrder = [...reports].sort((a, b) => a.seed - b.seed);
  return {
    seeds: reports.length,
    lakes: reports.filter(({ isLake }) => isLake).length,
    numbers: addUp(reports.map(({ numbers }) => numbers)),
    injected: addUp(reports.map(({ injected }) => injected)),
    lost: breaches.lost ?? 0,
    duplicates: breaches['duplicate in events'] ?? 0,
    breaches,
    failedSeeds: inOrder.filter((report) => Object.keys(report.breaches).length > 0).map(({ seed }) => seed),
    digests: Object.fromEntries(inOrder.map(({ seed, digest }) => [seed, digest])),
  };
}

function addUp(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const count of counts) {
    for (const [name, value] of Object.entries(count)) sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}

const grouped = new Intl.NumberFormat('en-US');

/** The summary as a person reads it. */
export function formatSummary({
  seeds,
  lakes,
  numbers,
  injected,
  lost,
  duplicates,
  ...rest
}: Summary): string {
  const number = (name: string): string => grouped.format(numbers[name] ?? 0);
  const faults = Object.entries(injected).sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = faults.reduce((total, [, count]) => total + count, 0);
  const width = Math.max(0, ...faults.map(([name]) => name.length));
  return [
    `seeds       ${grouped.format(seeds)}, of which ${lakes} lakes in a directory, judged by the pipeline`,
    `records     ${number('sent')} sent, ${number('landed')} in the stream, ${number('poison')} of them poison`,
    `function    ${number('invocations')} invocations, ${number('retries')} retries, ${number('bisects')} bisects`,
    `processes   ${number('restarts')} restarts from a checkpoint`,
    `on failure  ${number('givenUp')} times a record was given up`,
    `stored      ${number('objects')} objects, ${number('events')} rows in events`,
    `faults      ${grouped.format(sum)}`,
    ...faults.map(([name, count]) => `  ${name.padEnd(width)}  ${grouped.format(count).padStart(8)}`),
    `lost        ${lost}`,
    `duplicates  ${duplicates} in events`,
    `breaches    ${Object.values(rest.breaches).reduce((total, count) => total + count, 0)}`,
    ...Object.entries(rest.breaches).map(([name, count]) => `  ${name}: ${count}`),
    ...rest.failedSeeds.map((seed) => `seed ${seed} failed; run it alone: npm run soak -- --seed ${seed}`),
  ].join('\n');
}
