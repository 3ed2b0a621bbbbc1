import { ON_FAILURE_PREFIX } from '../local/mapping/invocation-record.ts';
import type { SendResult } from './send-result.ts';

const LINES_SHOWN = 5;

/** Records were sent that the gate neither accepted nor quarantined. */
export class UndeliveredRecordsError extends Error {
  override readonly name = 'UndeliveredRecordsError';
  readonly count: number;
  /** What became of the others. */
  readonly result: SendResult;

  constructor(count: number, lines: readonly number[], result: SendResult) {
    const shown = lines.slice(0, LINES_SHOWN).join(', ') + (count > LINES_SHOWN ? ', …' : '');
    const where = lines.length > 0 ? ` (line ${shown})` : '';
    super(
      `${count} of the records sent got no verdict from the gate${where}; ` +
        `they are kept in the stream, and those given up on under ${ON_FAILURE_PREFIX}/; lake run tries them again`,
    );
    this.count = count;
    this.result = result;
  }
}
