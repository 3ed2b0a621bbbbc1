/** An object that waits, as a listing tells of it. */
export interface WaitingObject {
  readonly key: string;
  readonly bytes: number;
}

/**
 * Objects that wait to be taken, each of which is gone once it has been: the on-failure destination, in S3
 * (`s3-object-inbox.ts`) or in a directory (`directory-object-inbox.ts`).
 */
export interface ObjectInbox {
  /** What waits, in no order that means anything. */
  list(): AsyncIterable<WaitingObject>;
  /** The bytes of an object, or null where it is gone: somebody else has taken it. */
  read(key: string): Promise<Uint8Array | null>;
  /** Takes an object out; one that is gone already is as good. */
  remove(key: string): Promise<void>;
}
