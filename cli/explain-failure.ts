import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from '#adapters/store-write-error.ts';

/** Errors whose message is written for the person at the keyboard. */
const FOR_PEOPLE: ReadonlySet<string> = new Set([
  'CsvMapError',
  'DefinitionError',
  'FruitlessError',
  'FunctionNotInvokedError',
  'InputError',
  'LakeBusyError',
  'MarkerError',
  'PepperError',
  'PipelineError',
  'SetUpError',
  'StoreWriteError',
  'UndeliveredRecordsError',
  'UnknownRegionError',
  'UnknownZoneError',
  'UserError',
]);
const NOTHING_LOST = 'nothing is lost, run it again';

/**
 * One sentence for a failed command. What nobody foresaw goes to a file, so that it can be reported.
 *
 * @param temporary directory for that file
 */
export function explainFailure(error: unknown, temporary: string): string {
  if (!(error instanceof Error)) return explainUnforeseen('unknown error', String(error), temporary);
  if (FOR_PEOPLE.has(error.name)) return error.message;
  if (errorCode(error) !== null)
    return `the system refused (${error.message}); ${NOTHING_LOST} once that is mended`;
  return explainUnforeseen(error.name, error.stack ?? error.message, temporary);
}

function explainUnforeseen(name: string, details: string, temporary: string): string {
  const sentence = `something broke inside (${name}); ${NOTHING_LOST}`;
  try {
    // A folder of its own, as a name that others could guess might be theirs already.
    const file = path.join(mkdtempSync(path.join(temporary, 'lead-lake-error-')), 'details.txt');
    writeFileSync(file, `${details}\n`);
    return `${sentence}; the details are in ${file}`;
  } catch {
    return sentence;
  }
}
