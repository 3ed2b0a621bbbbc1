import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Errors whose message is written for the person at the keyboard. */
const FOR_PEOPLE: ReadonlySet<string> = new Set([
  'CsvMapError',
  'DefinitionError',
  'InputError',
  'LakeBusyError',
  'PepperError',
  'PipelineError',
  'SetUpError',
  'StoreWriteError',
  'UndeliveredRecordsError',
  'UnknownRegionError',
  'UserError',
]);

/** One sentence for a failed command; what nobody foresaw goes to a file, so that it can be reported. */
export function explainFailure(error: unknown): string {
  if (error instanceof Error && FOR_PEOPLE.has(error.name)) return error.message;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const name = error instanceof Error ? error.name : 'unknown error';
  const file = path.join(tmpdir(), 'lead-lake-last-error.txt');
  try {
    writeFileSync(file, `${details}\n`, { mode: 0o600 });
    return `something broke inside (${name}); nothing is lost, run it again; the details are in ${file}`;
  } catch {
    return `something broke inside (${name}); nothing is lost, run it again`;
  }
}
