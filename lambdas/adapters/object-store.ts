/**
 * The one door through which objects reach the lake: S3 on AWS (`s3-object-store.ts`), a directory on one
 * machine (`directory-object-store.ts`).
 */
export interface ObjectStore {
  /**
   * Stores `body` under `key` unless the key is taken. Keys carry a hash of their content, so a taken key
   * holds the very same content: `exists` is success, which is what makes every retry harmless.
   *
   * Throws when the store could not say that the object is there (network, disk full, permission).
   */
  putIfAbsent(key: string, body: Uint8Array): Promise<'stored' | 'exists'>;
}
