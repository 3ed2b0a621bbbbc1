import type { CfnDashboard } from 'aws-cdk-lib/aws-quicksight';
import type { DataSet } from './data-set.ts';

type Measure = CfnDashboard.MeasureFieldProperty;
type Dimension = CfnDashboard.DimensionFieldProperty;

/** How numbers are written. */
export type NumberForm = 'count' | 'percent' | 'seconds' | 'chance';
const DECIMALS: Readonly<Record<NumberForm, number>> = { count: 0, percent: 1, seconds: 0, chance: 3 };

/** A visual names its columns by the data set and an id of its own. */
export interface FieldsOf {
  readonly text: (name: string) => Dimension;
  readonly day: (name: string) => Dimension;
  readonly largest: (name: string, form: NumberForm) => Measure;
  readonly total: (name: string) => Measure;
  readonly newest: (name: string) => Measure;
  readonly plain: (name: string) => CfnDashboard.UnaggregatedFieldProperty;
}

/** Columns of a data set as fields of one visual. */
export function fieldsOf({ key }: Pick<DataSet, 'key'>, visualId: string): FieldsOf {
  const field = (name: string) => ({
    fieldId: `${visualId}-${name}`,
    column: { dataSetIdentifier: key, columnName: name },
  });
  const number = (name: string, aggregation: string, form: NumberForm): Measure => ({
    numericalMeasureField: {
      ...field(name),
      aggregationFunction: { simpleNumericalAggregation: aggregation },
      formatConfiguration: { formatConfiguration: formatOf(form) },
    },
  });
  return {
    text: (name) => ({ categoricalDimensionField: field(name) }),
    day: (name) => ({ dateDimensionField: { ...field(name), dateGranularity: 'DAY' } }),
    // a row of its own for each mark: the largest of one value is that value
    largest: (name, form) => number(name, 'MAX', form),
    total: (name) => number(name, 'SUM', 'count'),
    newest: (name) => ({ dateMeasureField: { ...field(name), aggregationFunction: 'MAX' } }),
    plain: (name) => field(name),
  };
}

function formatOf(form: NumberForm): CfnDashboard.NumericFormatConfigurationProperty {
  const decimalPlacesConfiguration = { decimalPlaces: DECIMALS[form] };
  if (form === 'percent') return { percentageDisplayFormatConfiguration: { decimalPlacesConfiguration } };
  return {
    numberDisplayFormatConfiguration: {
      decimalPlacesConfiguration,
      ...(form === 'seconds' && { suffix: ' s' }),
    },
  };
}
