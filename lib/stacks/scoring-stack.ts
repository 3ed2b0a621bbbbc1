import type { Construct } from 'constructs';
import { CrmPush } from '../constructs/scoring/crm-push.ts';
import { DeadLetters } from '../constructs/scoring/dead-letters.ts';
import { LeadBus } from '../constructs/scoring/lead-bus.ts';
import { Publish } from '../constructs/scoring/publish.ts';
import { Scoring } from '../constructs/scoring/scoring.ts';
import type { AnalyticsStack } from './analytics-stack.ts';
import type { CatalogStack } from './catalog-stack.ts';
import type { IngestStack } from './ingest-stack.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface ScoringStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
  readonly ingest: IngestStack;
  readonly catalog: CatalogStack;
  readonly analytics: AnalyticsStack;
}

/** What a lead is worth right now: scored as its events arrive, told to whoever listens, pushed to a CRM. */
export class ScoringStack extends LeadLakeStack {
  readonly bus: LeadBus;
  readonly scoring: Scoring;
  /** The last stage of the pipeline. */
  readonly publishing: Publish;
  /** What was given up on, by what people call it. */
  readonly deadLetters: Readonly<Record<string, DeadLetters>>;
  /** Name of the rule that tells the CRM. @default no CRM is told of anything */
  readonly crmRule: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    { storage, ingest, catalog, analytics, ...props }: ScoringStackProps,
  ) {
    super(scope, id, props);
    const { config } = this;
    const key = storage.keys.logs;
    const busName = `lead-lake-${config.name}`;
    const unscored = new DeadLetters(this, 'Unscored', { key });
    const untold = new DeadLetters(this, 'Untold', { key }).takeFromEventBridge(
      this.formatArn({ service: 'events', resource: 'event-bus', resourceName: busName }),
    );
    this.deadLetters = { scoring: unscored, bus: untold };
    this.bus = new LeadBus(this, 'Bus', { name: busName, key, deadLetters: untold });
    const { bus } = this;
    this.scoring = new Scoring(this, 'Scoring', {
      config,
      storage,
      stream: ingest.stream,
      bus,
      deadLetters: unscored,
    });
    this.publishing = new Publish(this, 'Publish', {
      storage,
      bus,
      workgroup: analytics.pipelineQueries,
      databaseName: catalog.databaseName,
      readCatalog: catalog.access.read,
    });
    this.publishing.node.addDependency(catalog.migrated);
    if (config.crm !== undefined) {
      const unsent = new DeadLetters(this, 'Unsent', { key });
      this.deadLetters = { ...this.deadLetters, crm: unsent };
      this.crmRule = `lead-lake-${config.name}-crm`;
      new CrmPush(this, 'Crm', { ruleName: this.crmRule, crm: config.crm, bus, deadLetters: unsent });
    }
    this.publish('eventBusName', bus.name, 'Event bus of scores and changes of band');
  }
}
