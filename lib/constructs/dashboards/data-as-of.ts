import type { DataSet } from './data-set.ts';
import { fieldsOf } from './fields.ts';
import type { SheetPart } from './sheet-part.ts';
import { tableVisual } from './table-visual.ts';

const WIDTH = 36;
const HEIGHT = 3;

/** How old what a sheet shows is: the newest moment in one of its columns. */
export function dataAsOf(dataSet: DataSet, sheetId: string, column: string): SheetPart {
  const visualId = `${sheetId}-data-as-of`;
  const fields = fieldsOf(dataSet, visualId);
  return {
    visualId,
    visual: tableVisual({
      visualId,
      title: 'Data as of (UTC)',
      groupBy: [],
      values: [fields.newest(column)],
    }),
    dataSet: dataSet.key,
    width: WIDTH,
    height: HEIGHT,
  };
}
