import type { Construct } from 'constructs';
import type { LakeFunction } from '../constructs/lake-function.ts';
import type { CatalogStack } from './catalog-stack.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface AnalyticsStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
  readonly catalog: CatalogStack;
}

/** Where SQL is asked: workgroups, every query of the project by name, and the KPIs' way to CloudWatch. */
export class AnalyticsStack extends LeadLakeStack {
  readonly analystsWorkgroup: string;
  /** Workgroup in which the pipeline computes KPIs. */
  readonly kpisWorkgroup: string;
  /** Publishes the newest run's KPIs. */
  readonly kpiEmission: LakeFunction | undefined;

  constructor(scope: Construct, id: string, { ...props }: AnalyticsStackProps) {
    super(scope, id, props);
    this.analystsWorkgroup = `lead-lake-${this.config.name}-analysts`;
    this.kpisWorkgroup = `lead-lake-${this.config.name}-kpis`;
  }
}
