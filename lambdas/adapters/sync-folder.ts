import { open } from 'node:fs/promises';

/** Makes the names in a folder safe from power loss: syncing a file says nothing about the name it goes by. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
