import { pipeline } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { CsvMapFile } from './csv-map.ts';
import { fitMapToHeader, type RowToEvent } from './csv-row-to-event.ts';
import { InputError } from './input-error.ts';
import type { InputRecord, InputRecords } from './input-record.ts';

const ROWS_AT_A_TIME = 1000;
/** How a fatal TextDecoder says so. */
const NOT_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** Gives the input from its beginning, as often as it is asked for. */
export type OpenInput = () => AsyncIterable<Uint8Array>;

/**
 * Each row of a CSV file as one JSON event. The whole file is looked through first: a row of another width than
 * the header, a quote that never ends, text that is not UTF-8 or a map that does not fit are found before
 * anything is sent.
 */
export async function* readCsv(open: OpenInput, name: string, mapFile: CsvMapFile): InputRecords {
  for await (const _ of events(open, name, mapFile));
  yield* events(open, name, mapFile);
}

async function* events(open: OpenInput, name: string, mapFile: CsvMapFile): InputRecords {
  let toEvent: RowToEvent | null = null;
  let records: InputRecord[] = [];
  for await (const { record: cells, info } of rows(open, name, mapFile.map.delimiter)) {
    if (toEvent === null) {
      toEvent = fitMapToHeader(cells, mapFile, name);
      continue;
    }
    records.push({ line: info.lines, data: Buffer.from(toEvent(cells)) });
    if (records.length === ROWS_AT_A_TIME) {
      yield records;
      records = [];
    }
  }
  if (toEvent === null)
    throw new InputError(`${name}: the file is empty; the first line has to name the columns`);
  if (records.length > 0) yield records;
}

interface Row {
  readonly record: readonly string[];
  readonly info: Info;
}

async function* rows(open: OpenInput, name: string, delimiter: string): AsyncIterable<Row> {
  const parser = parse({ delimiter, bom: true, skip_empty_lines: true, info: true });
  // An error on the way to the parser breaks the loop below, so the callback has nothing to add.
  pipeline(decodeUtf8(open(), name), parser, () => undefined);
  try {
    for await (const row of parser) yield row;
  } catch (error) {
    throw error instanceof CsvError ? new InputError(`${name}:${error.lines}: ${explain(error)}`) : error;
  }
}

/** The bytes as text; the first that are not UTF-8 end it. */
async function* decodeUtf8(chunks: AsyncIterable<Uint8Array>, name: string): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== NOT_UTF8) throw error;
    throw new InputError(
      `${name}: the text is not UTF-8; convert it first, as with iconv -f latin1 -t utf-8`,
    );
  }
}

function explain(error: CsvError): string {
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return 'the row has another number of cells than the first line has columns';
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote that begins on this line is never closed';
    case 'INVALID_OPENING_QUOTE':
      return 'a quote stands inside a cell; double it, or check the delimiter of the map';
    default:
      // The parser's own words, without the line it names; they hold no more of a cell than one character.
      return error.message.replace(/ (at|on) line \d+/, '');
  }
}
