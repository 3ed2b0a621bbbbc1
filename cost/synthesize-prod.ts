import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { ENVIRONMENTS, readEnvironment } from '../lib/config/index.ts';
import { createLeadLake } from '../lib/lead-lake.ts';
import type { CostTemplate } from './settings.ts';

const SUFFIX = '.template.json';

/** The templates of `prod` by stack, as a deployment would have them. */
export function synthesizeProd(): Record<string, CostTemplate> {
  const { prod } = ENVIRONMENTS;
  if (prod === undefined) throw new RangeError('there is no lib/config/prod.ts');
  const { context } = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8'));
  const outdir = mkdtempSync(path.join(tmpdir(), 'lead-lake-cost-'));
  try {
    const app = new App({ outdir, context });
    createLeadLake(app, readEnvironment(prod));
    app.synth();
    const templates = readdirSync(outdir).filter((file) => file.endsWith(SUFFIX));
    return Object.fromEntries(
      templates.map((file) => [
        file.slice(0, -SUFFIX.length),
        JSON.parse(readFileSync(path.join(outdir, file), 'utf8')),
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
