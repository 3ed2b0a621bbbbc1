const NEWLINE = '\n';

/** A file as the flag `a+` opens it: what is written goes to its end, wherever that is by then. */
export interface AppendedFile {
  readonly stat: () => Promise<{ readonly size: number }>;
  readonly read: (into: Buffer, offset: number, length: number, position: number) => Promise<unknown>;
  readonly write: (bytes: Uint8Array) => Promise<{ readonly bytesWritten: number }>;
}

/**
 * Appends lines to a file that several processes write at once, and says whether they stand there as lines. All
 * go in one write, as others may write between two. What the disk takes a part of is not there; it stays behind as
 * a torn line, which the next writer ends. Whether somebody else tore one meanwhile shows only in what was written.
 */
export async function appendLines(file: AppendedFile, lines: string): Promise<boolean> {
  const { size } = await file.stat();
  const isTorn = size > 0 && (await textFrom(file, size - 1, size)) !== NEWLINE;
  const bytes = Buffer.from(isTorn ? NEWLINE + lines : lines);
  const { bytesWritten } = await file.write(bytes);
  if (bytesWritten < bytes.length) return false;
  const { size: sizeAfter } = await file.stat();
  const before = size === 0 ? NEWLINE : '';
  return (before + (await textFrom(file, Math.max(0, size - 1), sizeAfter))).includes(NEWLINE + lines);
}

async function textFrom(file: AppendedFile, start: number, end: number): Promise<string> {
  const bytes = Buffer.alloc(end - start);
  await file.read(bytes, 0, bytes.length, start);
  return bytes.toString();
}
