import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUNDLE_FILE, bundleFunction } from '#lib/constructs/bundle-function.ts';

/** Enough for the module to load; nothing of it is reached. */
const ENVIRONMENT = {
  AWS_REGION: 'eu-central-1',
  AWS_LAMBDA_FUNCTION_NAME: 'scoring',
  POWERTOOLS_METRICS_NAMESPACE: 'LeadLake/bench',
  LEAD_LAKE_BUCKET: 'bench',
  LEAD_LAKE_PEPPER: 'bench'.repeat(16).slice(0, 64),
  LEAD_LAKE_PROFILES_TABLE: 'bench',
  LEAD_LAKE_EVENT_BUS: 'bench',
  LEAD_LAKE_MODELS_BUCKET: 'bench',
};

/**
 * How long a new process takes to load the function's bundle, as Lambda does before the first invocation, in
 * milliseconds. Starting Node is not in it; the pepper is given, so no secret is fetched.
 */
export function measureInit(dir: string): number {
  const bundle = pathToFileURL(path.join(bundleFunction('scoring', dir), BUNDLE_FILE)).href;
  const program =
    `const start = performance.now(); await import(${JSON.stringify(bundle)}); ` +
    'process.stdout.write(String(performance.now() - start)); process.exit();';
  const out = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, ...ENVIRONMENT },
    encoding: 'utf8',
  });
  return Number(out);
}
