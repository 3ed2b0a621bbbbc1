import { randomUUID } from 'node:crypto';
import { link, open, unlink } from 'node:fs/promises';
import { errorCode } from '#adapters/store-write-error.ts';

const DRAFT = /\.draft(?:-[0-9a-f-]+)?$/;

/** The name of the file that a draft was to become; any other name as it is. */
export function withoutDraft(name: string): string {
  return name.replace(DRAFT, '');
}

/**
 * Makes a file that is never half there and, once there, never another: of two processes that make it at once,
 * one comes first and the other leaves it as it is.
 */
export async function createOnce(file: string, text: string, mode: number): Promise<void> {
  const draft = `${file}.draft-${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}
