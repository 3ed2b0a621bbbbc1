import type { AlarmSpec, MetricSpec } from './alarm-spec.ts';

export interface SourceWatch {
  readonly source: string;
  /** Events of the source that the gate took. */
  readonly accepted: MetricSpec;
  /** How long nothing may come. */
  readonly hours: number;
}

/**
 * A source that has fallen silent: its form is broken, its credentials are gone, its export stopped. Nothing else
 * would tell, because a lake without events is a healthy lake.
 */
export function silenceAlarms(sources: readonly SourceWatch[]): AlarmSpec[] {
  return sources.map(({ source, accepted, hours }) => ({
    entry: 'No events from a source',
    about: source,
    urgency: 'warn',
    meaning: `For ${hours} hours no event from ${source} has been taken.`,
    metrics: { accepted },
    // hours without a value are hours without events; left out, older hours would be judged in their place
    expression: 'FILL(accepted, 0)',
    raisedWhen: { is: '<', than: 1 },
    periodSeconds: 3_600,
    periods: hours,
    withoutData: 'breaching',
  }));
}
