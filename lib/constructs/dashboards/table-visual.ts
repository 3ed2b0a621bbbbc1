import type { CfnDashboard } from 'aws-cdk-lib/aws-quicksight';

export interface TableProps {
  readonly visualId: string;
  readonly title: string;
  readonly groupBy: CfnDashboard.DimensionFieldProperty[];
  readonly values: CfnDashboard.MeasureFieldProperty[];
  /** @default as it comes */
  readonly newestFirst?: string;
}

export function tableVisual(props: TableProps): CfnDashboard.VisualProperty {
  const { visualId, title, groupBy, values, newestFirst } = props;
  return {
    tableVisual: {
      visualId,
      title: { visibility: 'VISIBLE', formatText: { plainText: title } },
      subtitle: { visibility: 'HIDDEN' },
      chartConfiguration: {
        fieldWells: { tableAggregatedFieldWells: { groupBy, values } },
        ...(newestFirst !== undefined && {
          sortConfiguration: { rowSort: [{ fieldSort: { fieldId: newestFirst, direction: 'DESC' } }] },
        }),
      },
    },
  };
}
