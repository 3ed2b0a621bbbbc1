import type { InputRecords } from '#cli/send/input-record.ts';

/** An input given in pieces, as a pipe would. */
export async function* pieces(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

/** All records as line and text. */
export async function collect(records: InputRecords): Promise<[line: number, text: string][]> {
  const all: [number, string][] = [];
  for await (const some of records) {
    for (const { line, data } of some) all.push([line, Buffer.from(data).toString()]);
  }
  return all;
}
