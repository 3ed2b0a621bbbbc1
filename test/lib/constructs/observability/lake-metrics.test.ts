import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '#cli/setup/paths.mjs';
import {
  DRAIN_SERVICE,
  GATE_SERVICE,
  pipelineOverdue,
  SCORING_SERVICE,
} from '../../../../lib/constructs/observability/lake-metrics.ts';

/** A handler reads its environment when it is imported, so its names are looked up in its text. */
function serviceOf(name: string): string | undefined {
  const text = readFileSync(path.join(ROOT, 'lambdas', name, 'handler.ts'), 'utf8');
  return /^const SERVICE = '(.+)';$/m.exec(text)?.[1];
}

test.each([
  ['validation', GATE_SERVICE],
  ['drain', DRAIN_SERVICE],
  ['scoring', SCORING_SERVICE],
  ['pipeline-overdue', pipelineOverdue('test').dimensions.service],
])('alarms look for the metrics of %s where its handler puts them', (name, service) => {
  expect(serviceOf(name)).toBe(service);
});
