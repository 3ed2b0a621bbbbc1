import fc from 'fast-check';
import { createTestGate } from './support/gate.ts';
import { kinesisBatch, SHARD_ID } from './support/kinesis.ts';

/** Lines that look like events, with anything in them, next to lines that are just bytes. */
const line = fc.oneof(
  fc
    .record({ event_type: fc.constantFrom('click', 'roadshow_lead', 'rumour', ''), rest: fc.jsonValue() })
    .map((event) => Buffer.from(JSON.stringify(event))),
  fc.jsonValue({ stringUnit: 'binary' }).map((value) => Buffer.from(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom('', '\r', '{}', '\ufeff{}', '{"__proto__":{}}', '{"type":"click","__proto__":1}')
    .map(Buffer.from),
);

const record = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map((lines) =>
    Buffer.concat(lines.flatMap((bytes, i) => (i === 0 ? [bytes] : [Buffer.from('\n'), bytes]))),
  );

const NEWLINE = 0x0a;

/** The record's bytes cut at newlines, by a plain loop. */
function split(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let i = 0; i <= bytes.length; i += 1) {
    if (i === bytes.length || bytes[i] === NEWLINE) {
      lines.push(bytes.subarray(start, i));
      start = i + 1;
    }
  }
  return lines;
}

describe('the law of conservation', () => {
  it('finds the bytes of every record again in raw or quarantine, whole or line by line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 6 }), async (records) => {
        const { handler, store, verdicts } = createTestGate();
        await handler(kinesisBatch(records));
        const stored = store.storedBytes();
        expect(stored.size).toBe(verdicts.length);
        expect(store.lines('raw').length).toBe(store.lines('validated').length);

        for (const [i, bytes] of records.entries()) {
          const position = `${SHARD_ID}/${100 + i}`;
          const parts = [...stored].filter(([key]) => key.startsWith(`${position}/`));
          const isWhole = parts.length === 1 && stored.get(`${position}/0`)?.equals(bytes);
          if (isWhole) continue;
          const lines = split(bytes);
          for (const [index, expected] of lines.entries()) {
            const kept = stored.get(`${position}/${index}`);
            if (kept === undefined) expect(expected.toString('latin1').trim()).toBe('');
            else expect(kept.equals(expected)).toBe(true);
          }
          expect(parts.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
