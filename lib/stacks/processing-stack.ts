import type { CfnJob } from 'aws-cdk-lib/aws-glue';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { AnalyticsStack } from './analytics-stack.ts';
import type { CatalogStack } from './catalog-stack.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';
import type { WarehouseRefresh } from './warehouse-stack.ts';

export interface ProcessingStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
  readonly catalog: CatalogStack;
  readonly analytics: AnalyticsStack;
  /** @default there is no warehouse to refresh */
  readonly warehouse: WarehouseRefresh | undefined;
}

/** The pipeline: Glue jobs, and the state machine that `definitions/pipeline.yaml` describes. */
export class ProcessingStack extends LeadLakeStack {
  /** Told when a run fails or is late, and of every alarm. */
  readonly alerts: Topic;
  /** By stage. */
  readonly jobs: Readonly<Record<string, CfnJob>>;
  readonly stateMachine: StateMachine | undefined;

  constructor(scope: Construct, id: string, { storage, ...props }: ProcessingStackProps) {
    super(scope, id, props);
    this.alerts = new Topic(this, 'Alerts', { masterKey: storage.keys.logs, enforceSSL: true });
    this.jobs = {};
  }
}
