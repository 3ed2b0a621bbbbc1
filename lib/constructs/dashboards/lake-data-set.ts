import { Stack } from 'aws-cdk-lib';
import { CfnDataSet, CfnRefreshSchedule } from 'aws-cdk-lib/aws-quicksight';
import { Construct } from 'constructs';
import type { DataSet } from './data-set.ts';
import { OWNER_OF_DATA_SET } from './permissions.ts';

export interface LakeDataSetProps {
  readonly environment: string;
  readonly dataSet: DataSet;
  /** Where its query is asked. */
  readonly dataSourceArn: string;
  readonly ownerArn: string;
  /** When it is imported each day (UTC, `HH:MM`). */
  readonly importedAt: string;
}

/** A data set, imported each day where it is one that is imported. */
export class LakeDataSet extends Construct {
  /** Names it in QuickSight, in its metrics and alarms. */
  readonly dataSetId: string;
  readonly arn: string;
  readonly isImported: boolean;

  constructor(scope: Construct, id: string, props: LakeDataSetProps) {
    super(scope, id);
    const { environment, dataSet, dataSourceArn, ownerArn, importedAt } = props;
    const { account } = Stack.of(this);
    this.dataSetId = `lead-lake-${environment}-${dataSet.key}`;
    this.isImported = dataSet.importMode === 'SPICE';
    const set = new CfnDataSet(this, 'DataSet', {
      awsAccountId: account,
      dataSetId: this.dataSetId,
      name: `Lead lake ${environment}: ${dataSet.title}`,
      importMode: dataSet.importMode,
      physicalTableMap: {
        [dataSet.key]: {
          customSql: {
            dataSourceArn,
            name: dataSet.title,
            sqlQuery: dataSet.sql,
            columns: dataSet.columns.map(({ name, type }) => ({ name, type })),
          },
        },
      },
      permissions: [{ principal: ownerArn, actions: OWNER_OF_DATA_SET }],
    });
    this.arn = set.attrArn;
    if (!this.isImported) return;
    const schedule = new CfnRefreshSchedule(this, 'Refresh', {
      awsAccountId: account,
      dataSetId: this.dataSetId,
      schedule: {
        scheduleId: 'daily',
        refreshType: 'FULL_REFRESH',
        scheduleFrequency: { interval: 'DAILY', timeOfTheDay: importedAt, timeZone: 'UTC' },
      },
    });
    schedule.addResourceDependency(set);
  }
}
