import type { Findings } from '../context.ts';
import { GOALS } from '../goals.ts';
import type { ScoringReport } from '../scoring/report.ts';

/** The program's report as rows like everybody's. */
export function scoringFindings({ leads, records, compute, handler, initMs }: ScoringReport): Findings {
  const { foldAndScorecardUs, handlerP99Ms, initMs: initGoal } = GOALS.scoring;
  return {
    rows: [
      {
        what: 'one score from 30 events: fold and scorecard',
        unit: 'microseconds',
        samples: compute.map((round) => round.foldAndScorecardUs),
        goal: foldAndScorecardUs,
      },
      {
        what: 'the scorecard alone',
        unit: 'microseconds',
        samples: compute.map((round) => round.scorecardUs),
      },
      {
        what: 'the same rules in json-rules-engine',
        unit: 'microseconds',
        samples: compute.map((round) => round.rulesEngineUs),
      },
      {
        what: 'handler: half of all events',
        unit: 'milliseconds',
        samples: handler.map(({ p50Ms }) => p50Ms),
      },
      {
        what: 'handler: 99 of 100 events',
        unit: 'milliseconds',
        samples: handler.map(({ p99Ms }) => p99Ms),
        goal: handlerP99Ms,
      },
      { what: 'loading the bundle', unit: 'milliseconds', samples: initMs, goal: initGoal },
    ],
    notes: [
      `${leads.toLocaleString('en-US')} leads; ${records.toLocaleString('en-US')} records through the handler.`,
    ],
  };
}
