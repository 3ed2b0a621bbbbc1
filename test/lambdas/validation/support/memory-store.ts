import { gunzipSync } from 'node:zlib';
import type { ObjectStore } from '#adapters/object-store.ts';

/** An object store in memory that can be told to refuse keys, and shows what it holds. */
export class MemoryStore implements ObjectStore {
  readonly objects = new Map<string, Uint8Array>();
  /** Every key it was asked to store, in order, refused ones included. */
  readonly asked: string[] = [];
  refuses: (key: string) => boolean = () => false;

  async putIfAbsent(key: string, body: Uint8Array): Promise<'stored' | 'exists'> {
    this.asked.push(key);
    if (this.refuses(key)) throw new Error('the store is down');
    if (this.objects.has(key)) return 'exists';
    this.objects.set(key, body);
    return 'stored';
  }

  keys(layer: 'raw' | 'validated' | 'quarantine'): string[] {
    return [...this.objects.keys()].filter((key) => key.startsWith(`${layer}/`)).sort();
  }

  /** The parsed lines of all objects of a layer, in the order of their keys. */
  lines(layer: 'raw' | 'validated' | 'quarantine'): Record<string, unknown>[] {
    return this.keys(layer).flatMap((key) =>
      gunzipSync(this.objects.get(key) ?? new Uint8Array())
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    );
  }

  /** What raw and quarantine keep of each position: the very bytes that came. */
  storedBytes(): Map<string, Buffer> {
    const bytes = new Map<string, Buffer>();
    for (const line of this.lines('raw')) bytes.set(String(line.position), Buffer.from(String(line.payload)));
    for (const line of this.lines('quarantine')) {
      bytes.set(String(line.position), Buffer.from(String(line.bytes_base64), 'base64'));
    }
    return bytes;
  }
}
