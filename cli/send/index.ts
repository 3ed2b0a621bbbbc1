/** Sending records into the lake: what the `send` command, the demo and the benchmarks call. */
export { LakeBusyError } from '../local/lake-busy-error.ts';
export { type ArrivalMsOf, arrivalAtEventTime, arrivalNow } from './arrival.ts';
export { CsvMapError } from './csv-map-error.ts';
export { InputError } from './input-error.ts';
export { INPUT_FORMATS, type InputFormat, STANDARD_INPUT } from './input-format.ts';
export type { InputRecord, InputRecords } from './input-record.ts';
export { type InputProps, openInput } from './open-input.ts';
export {
  DEFAULT_MAX_REJECTS,
  type Gate,
  type SendRecordsProps,
  sendRecords,
} from './send-records.ts';
export type { SendResult } from './send-result.ts';
export { UndeliveredRecordsError } from './undelivered-records-error.ts';
export type { Counts, Reject } from './verdict-tally.ts';
