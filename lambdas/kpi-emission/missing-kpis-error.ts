/** KPIs that a run should have are not there, so nothing of it is published: half a picture misleads. */
export class MissingKpisError extends Error {
  override readonly name = 'MissingKpisError';
  /** Ids of those that are missing, in the order of the KPI files. */
  readonly kpis: readonly string[];

  /**
   * @param wanted the run asked for, undefined for the newest
   * @param newest the run that is there, null where there is none
   */
  constructor(kpis: readonly string[], wanted: string | undefined, newest: string | null) {
    super(`${whatIsThere(wanted, newest)}; KPIs missing: ${kpis.join(', ')}`);
    this.kpis = kpis;
  }
}

function whatIsThere(wanted: string | undefined, newest: string | null): string {
  if (newest === null) return 'no run has written KPIs';
  if (wanted === undefined || wanted === newest) return `run ${newest} is incomplete`;
  return `the newest run is ${newest}, not ${wanted} as asked for`;
}
