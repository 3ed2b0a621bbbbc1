import { readFileSync } from 'node:fs';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { readEnvironment } from '../../lib/config/index.ts';
import { createLeadLake } from '../../lib/lead-lake.ts';
import { VARIANTS } from './variants.ts';

// `node --import tsx test/lib/synthesize.ts DIR`: an assembly of every variant, DIR/<variant>, made in one process
// that loads the CDK and bundles the functions once.
const [into] = process.argv.slice(2);
if (into === undefined) throw new RangeError('synthesize.ts takes the directory to write to');
// findings of rules are what tests look for in the report, not a reason to have no templates
const REPORT_ONLY = { '@aws-cdk/core:failSynthOnValidationErrors': false };
const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));

for (const [variant, input] of Object.entries(VARIANTS)) {
  const app = new App({
    outdir: path.join(into, variant),
    context: { ...context, ...REPORT_ONLY },
    analyticsReporting: false,
  });
  createLeadLake(app, readEnvironment(input));
  app.synth();
}
