/** A record on its way into a Kinesis stream. */
export interface StreamEntry {
  /** Decides the shard. */
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

/** Most records of one request. */
export const MAX_REQUEST_ENTRIES = 500;
/** Most bytes of one request, partition keys included. */
export const MAX_REQUEST_BYTES = 5 * 1024 * 1024;
/** Most bytes of one record, its partition key included: what a stream takes that was not told otherwise. */
export const MAX_ENTRY_BYTES = 1024 * 1024;

/** What a record counts against the limits of a request. */
export function entryBytes({ partitionKey, data }: StreamEntry): number {
  return Buffer.byteLength(partitionKey) + data.byteLength;
}

/** Cuts records, in their order, into as few requests as the limits of PutRecords allow. */
export async function* requestsOf<T extends StreamEntry>(entries: AsyncIterable<T>): AsyncGenerator<T[]> {
  let request: T[] = [];
  let bytes = 0;
  for await (const entry of entries) {
    const more = entryBytes(entry);
    if (request.length === MAX_REQUEST_ENTRIES || (request.length > 0 && bytes + more > MAX_REQUEST_BYTES)) {
      yield request;
      request = [];
      bytes = 0;
    }
    request.push(entry);
    bytes += more;
  }
  if (request.length > 0) yield request;
}
