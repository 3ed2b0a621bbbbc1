/** Reads objects whole: of a bucket (`s3-object-reader.ts`) or of a directory (`directory-object-reader.ts`). */
export interface ObjectReader {
  /** The bytes of an object, or null where there is none. Throws where nobody can tell. */
  read(key: string): Promise<Uint8Array | null>;
}
