import type { Construct } from 'constructs';
import type { AnalyticsStack } from './analytics-stack.ts';
import type { DashboardsStack } from './dashboards-stack.ts';
import type { IngestStack } from './ingest-stack.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { ProcessingStack } from './processing-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface ObservabilityStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
  readonly ingest: IngestStack;
  readonly analytics: AnalyticsStack;
  readonly processing: ProcessingStack;
  /** @default there are no dashboards to watch */
  readonly dashboards: DashboardsStack | undefined;
}

/** How the lake is doing: one dashboard, and alarms that say what to do. */
export class ObservabilityStack extends LeadLakeStack {
  constructor(scope: Construct, id: string, { ...props }: ObservabilityStackProps) {
    super(scope, id, props);
  }
}
