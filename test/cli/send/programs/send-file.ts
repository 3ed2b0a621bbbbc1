/** Sends the lines of a file in small batches and prints the result: `send-file.ts LAKE FILE`. */
import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import { arrivalNow } from '#cli/send/arrival.ts';
import { openInput } from '#cli/send/open-input.ts';
import { sendRecords } from '#cli/send/send-records.ts';
import { createPlainGate } from '../plain-gate.ts';

const [lakeDir = '', file = ''] = process.argv.slice(2);
const result = await sendRecords({
  lakeDir,
  input: await openInput({ file, standardInput: process.stdin }),
  arrivalMsOf: arrivalNow,
  store: createDirectoryObjectStore(lakeDir),
  createGate: createPlainGate,
  now: Date.now,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  settings: { batchSize: 10 },
  onProgress: ({ read }) => process.stdout.write(`${read}\n`),
});
process.stdout.write(`${JSON.stringify(result)}\n`);
