import { readFileSync } from 'node:fs';
import { STAGE_METRICS, TAKING_METRICS } from '#lib/pipeline/stage-metrics.ts';

it('metrics are known here by the names under which jobs report them', () => {
  const script = readFileSync('glue-scripts/lead_lake/stage_metrics.py', 'utf8');
  const reported = [...script.matchAll(/_metric\("(\w+)"/g)].map(([, name]) => name);
  expect([...Object.values(STAGE_METRICS), ...Object.values(TAKING_METRICS)]).toEqual(reported);
});
