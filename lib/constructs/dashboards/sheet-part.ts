import type { CfnDashboard } from 'aws-cdk-lib/aws-quicksight';

/** A visual with what it needs around it. */
export interface SheetPart {
  readonly visualId: string;
  readonly visual: CfnDashboard.VisualProperty;
  /** The rows it shows: column to value. @default all rows of its data set */
  readonly rows?: readonly RowChoice[];
  readonly dataSet: string;
  /** In columns and rows of the grid, of which there are 36 side by side. */
  readonly width: number;
  readonly height: number;
}

export interface RowChoice {
  readonly column: string;
  readonly is: 'EQUALS' | 'DOES_NOT_EQUAL';
  readonly value: string;
}

/** A sheet with the filters that belong to its visuals. */
export interface Sheet {
  readonly sheet: CfnDashboard.SheetDefinitionProperty;
  readonly filterGroups: readonly CfnDashboard.FilterGroupProperty[];
}

const GRID_COLUMNS = 36;

export interface SheetProps {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parts: readonly SheetPart[];
}

/** A sheet of visuals, laid out in reading order. */
export function sheetOf({ id, name, description, parts }: SheetProps): Sheet {
  return {
    sheet: {
      sheetId: id,
      name,
      title: name,
      description,
      contentType: 'INTERACTIVE',
      visuals: parts.map(({ visual }) => visual),
      layouts: [{ configuration: { gridLayout: { elements: layOut(parts) } } }],
    },
    filterGroups: parts.flatMap((part) => filterGroups(id, part)),
  };
}

/** One group for each choice: groups all have to hold. */
function filterGroups(sheetId: string, part: SheetPart): CfnDashboard.FilterGroupProperty[] {
  const { visualId, rows = [], dataSet } = part;
  return rows.map(({ column, is, value }) => {
    const id = `${visualId}-by-${column.replaceAll('_', '-')}`;
    return {
      filterGroupId: id,
      crossDataset: 'SINGLE_DATASET',
      status: 'ENABLED',
      filters: [
        {
          categoryFilter: {
            filterId: `${id}-filter`,
            column: { dataSetIdentifier: dataSet, columnName: column },
            configuration: {
              customFilterConfiguration: {
                matchOperator: is,
                categoryValue: value,
                nullOption: 'NON_NULLS_ONLY',
              },
            },
          },
        },
      ],
      scopeConfiguration: {
        selectedSheets: {
          sheetVisualScopingConfigurations: [{ sheetId, scope: 'SELECTED_VISUALS', visualIds: [visualId] }],
        },
      },
    };
  });
}

function layOut(parts: readonly SheetPart[]): CfnDashboard.GridLayoutElementProperty[] {
  let column = 0;
  let row = 0;
  let rowHeight = 0;
  return parts.map(({ visualId, width, height }) => {
    if (column + width > GRID_COLUMNS) {
      column = 0;
      row += rowHeight;
      rowHeight = 0;
    }
    const element = {
      elementId: visualId,
      elementType: 'VISUAL',
      columnIndex: column,
      columnSpan: width,
      rowIndex: row,
      rowSpan: height,
    };
    column += width;
    rowHeight = Math.max(rowHeight, height);
    return element;
  });
}
