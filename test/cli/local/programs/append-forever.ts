/**
 * Appends numbered records to a stream until it is killed, and says after each append how many are safe:
 * `append-forever.ts LAKE`.
 */
import { openLocalStream } from '#cli/local/stream.ts';

const [lakeDir = ''] = process.argv.slice(2);
const RECORDS_PER_APPEND = 200;
const stream = await openLocalStream({ lakeDir });
for (let next = 0; ; next += RECORDS_PER_APPEND) {
  const records = Array.from({ length: RECORDS_PER_APPEND }, (_, index) => ({
    partitionKey: String(next + index),
    arrivalMs: 0,
    data: Buffer.from(`${next + index} ${'x'.repeat(500)}`),
  }));
  await stream.append(records, 0);
  process.stdout.write(`${next + RECORDS_PER_APPEND}\n`);
}
