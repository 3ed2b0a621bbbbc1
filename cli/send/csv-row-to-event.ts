import type { ColumnRule, CsvMapFile } from './csv-map.ts';
import { CsvMapError } from './csv-map-error.ts';
import { InputError } from './input-error.ts';

/** Turns the cells of one row, in the order of the header, into the JSON text of one event. */
export type RowToEvent = (cells: readonly string[]) => string;

/** What one column adds to the event. */
interface ColumnTarget {
  readonly at: number;
  readonly field: string;
  readonly rule: Omit<ColumnRule, 'column'>;
}

/**
 * Fits a map to the header of a file. A column the map names and the file has not is a mistake in the map; so is
 * a kept column that would overwrite a field which the map feeds from elsewhere.
 */
export function fitMapToHeader(header: readonly string[], file: CsvMapFile, inputName: string): RowToEvent {
  const columns = header.map((name, at) => name.trim() || `column_${at + 1}`);
  const repeated = columns.find((name, at) => columns.indexOf(name) !== at);
  if (repeated !== undefined)
    throw new InputError(`${inputName}:1: the column "${repeated}" appears twice; rename one`);

  const { fields, constants, event_type, unmapped } = file.map;
  const mapped = Object.entries(fields).map(([field, { column, ...rule }]): ColumnTarget => {
    const at = columns.indexOf(column);
    if (at >= 0) return { at, field, rule };
    const line = file.lineOf(['fields', field]);
    throw new CsvMapError(
      file.name,
      line,
      `there is no column "${column}" in ${inputName}; it has: ${columns.join(', ')}`,
    );
  });
  const used = new Set(mapped.map(({ at }) => at));
  const kept =
    unmapped === 'drop' ? [] : columns.flatMap((field, at) => (used.has(at) ? [] : { at, field, rule: {} }));
  const taken = new Set(['event_type', ...mapped.map(({ field }) => field), ...Object.keys(constants)]);
  const clash = kept.find(({ field }) => taken.has(field));
  if (clash !== undefined) {
    const line = file.lineOf([Object.hasOwn(constants, clash.field) ? 'constants' : 'fields', clash.field]);
    throw new CsvMapError(
      file.name,
      line,
      `the column "${clash.field}" of ${inputName} has the name of a field that is fed otherwise; ` +
        `map the column to a field of another name, or say "unmapped: drop"`,
    );
  }

  const targets = [...mapped, ...kept];
  const fixed: readonly [string, unknown][] = Object.entries(constants);
  return (cells) => {
    const entries: [string, unknown][] = [['event_type', event_type]];
    for (const { at, field, rule } of targets) {
      const cell = cells[at] ?? '';
      if (cell.trim() !== '') entries.push([field, cellValue(cell, rule)]);
    }
    // Built from entries, so that a column named "__proto__" is a field like any other.
    return JSON.stringify(Object.fromEntries([...entries, ...fixed]));
  };
}

function cellValue(cell: string, { prefix, values }: Omit<ColumnRule, 'column'>): string | number | boolean {
  const value = values !== undefined && Object.hasOwn(values, cell) ? (values[cell] ?? cell) : cell;
  return prefix === undefined ? value : `${prefix}${value}`;
}
