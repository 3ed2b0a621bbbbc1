import { mkdir, open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { namingPath } from '#adapters/store-write-error.ts';

/**
 * Replaces a small file so that every reader, and every process that starts after a crash, sees the old text or
 * the new one whole. One writer at a time.
 */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  const draft = `${file}.draft`;
  await namingPath(file, async () => {
    await mkdir(path.dirname(file), { recursive: true });
    try {
      const handle = await open(draft, 'w');
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, file);
    } catch (error) {
      await unlink(draft).catch(() => undefined);
      throw error;
    }
  });
}
