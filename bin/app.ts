import { App } from 'aws-cdk-lib';
import { ConfigError, DEFAULT_ENVIRONMENT, ENVIRONMENTS, readEnvironment } from '../lib/config/index.ts';
import { createLeadLake } from '../lib/lead-lake.ts';

// The CDK app: `cdk deploy --all --context env=prod`. The only reader of CDK context.
const app = new App();
const name: unknown = app.node.tryGetContext('env') ?? DEFAULT_ENVIRONMENT;
const input = ENVIRONMENTS[String(name)];
if (input === undefined) {
  fail(
    `--context env=${name} is no environment: there are ${Object.keys(ENVIRONMENTS).join(', ')} in lib/config`,
  );
}
try {
  createLeadLake(app, readEnvironment(input));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  fail(error.message);
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
