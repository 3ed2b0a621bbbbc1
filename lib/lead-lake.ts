import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { EnvironmentConfig } from './config/index.ts';
import { AnalyticsStack } from './stacks/analytics-stack.ts';
import { CatalogStack } from './stacks/catalog-stack.ts';
import { DashboardsStack } from './stacks/dashboards-stack.ts';
import { IngestStack } from './stacks/ingest-stack.ts';
import { LearningStack } from './stacks/learning-stack.ts';
import { ObservabilityStack } from './stacks/observability-stack.ts';
import { ProcessingStack } from './stacks/processing-stack.ts';
import { ScoringStack } from './stacks/scoring-stack.ts';
import { StorageStack } from './stacks/storage-stack.ts';
import { WarehouseStack } from './stacks/warehouse-stack.ts';

/**
 * All stacks of one environment, in the order in which they need each other. What is kept lies in Storage alone:
 * everything else can be deleted and deployed again.
 */
export function createLeadLake(app: App, config: EnvironmentConfig): void {
  const name = (stack: string) => `LeadLake-${config.name}-${stack}`;
  const storage = new StorageStack(app, name('Storage'), { config });
  const ingest = new IngestStack(app, name('Ingest'), { config, storage });
  const catalog = new CatalogStack(app, name('Catalog'), { config, storage });
  const analytics = new AnalyticsStack(app, name('Analytics'), { config, storage, catalog });
  const warehouse = config.warehouse.isEnabled
    ? new WarehouseStack(app, name('Warehouse'), { config, storage, catalog })
    : undefined;
  const scoring = new ScoringStack(app, name('Scoring'), { config, storage, ingest, catalog, analytics });
  const processing = new ProcessingStack(app, name('Processing'), {
    config,
    storage,
    catalog,
    analytics,
    scoring,
    warehouse: warehouse?.refresh,
  });
  const dashboards = config.dashboards.isEnabled
    ? new DashboardsStack(app, name('Dashboards'), { config, storage, catalog, analytics })
    : undefined;
  new LearningStack(app, name('Learning'), { config, storage });
  new ObservabilityStack(app, name('Observability'), {
    config,
    storage,
    ingest,
    analytics,
    scoring,
    processing,
    dashboards,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
