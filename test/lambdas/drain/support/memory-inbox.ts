import type { ObjectInbox } from '#adapters/object-inbox.ts';

/** An inbox in memory that can be told to refuse, and shows what waits. */
export class MemoryInbox implements ObjectInbox {
  readonly objects = new Map<string, Uint8Array>();
  /** Bytes that a listing states, where they are not those of the object. */
  readonly statedBytes = new Map<string, number>();
  refuses: (request: 'read' | 'remove', key: string) => boolean = () => false;

  async *list() {
    for (const [key, body] of [...this.objects]) {
      yield { key, bytes: this.statedBytes.get(key) ?? body.length };
    }
  }

  async read(key: string): Promise<Uint8Array | null> {
    if (this.refuses('read', key)) throw new Error('the inbox is down');
    return this.objects.get(key) ?? null;
  }

  async remove(key: string): Promise<void> {
    if (this.refuses('remove', key)) throw new Error('the inbox is down');
    this.objects.delete(key);
  }
}
