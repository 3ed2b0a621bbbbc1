import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import type { Athena } from '#adapters/athena.ts';
import { type CustomResourceTools, customResourceHandler } from '#adapters/cloudformation-response.ts';
import { type Definitions, definitionsSchema } from './definitions.ts';
import { fillBuckets } from './fill-buckets.ts';
import { migrate } from './migrate.ts';
import type { MigrationStep } from './plan-migration.ts';

/** What came with the function is not what it can read. */
export class DefinitionsError extends Error {
  override readonly name = 'DefinitionsError';

  constructor(problem: string) {
    super(`the definitions that came with the function cannot be read: ${problem}`);
  }
}

export interface MigrationDependencies extends CustomResourceTools {
  readonly athena: Athena;
  readonly database: string;
  readonly buckets: Readonly<Record<string, string>>;
  /** Text of the definitions. */
  readonly readDefinitions: () => string;
  /** Told of the steps that were taken. @default nobody is */
  readonly onMigrated?: (steps: readonly MigrationStep[]) => void;
}

/** The custom resource behind which all tables and views are: there once they are, failed when one could not be. */
export function createHandler(
  dependencies: MigrationDependencies,
): (event: CloudFormationCustomResourceEvent, context: Context) => Promise<void> {
  const { athena, database, buckets, readDefinitions, onMigrated = () => {}, ...tools } = dependencies;
  return customResourceHandler(async (_, signal) => {
    const definitions = fillBuckets(parseDefinitions(readDefinitions()), buckets);
    onMigrated(await migrate({ athena, database, definitions, signal }));
    return { physicalResourceId: `tables-of-${database}` };
  }, tools);
}

function parseDefinitions(text: string): Definitions {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DefinitionsError('not JSON');
  }
  const parsed = definitionsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DefinitionsError(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '),
  );
}
