import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KinesisStreamEvent } from 'aws-lambda';

const CHILD = fileURLToPath(new URL('./peak-memory-child.ts', import.meta.url));

/** Most resident memory, in MB of a million bytes, of a process that takes the batches one by one, as a function in Lambda does. */
export function peakMemoryMb(names: readonly string[], batches: readonly KinesisStreamEvent[]): number[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'lead-lake-bench-'));
  try {
    const file = path.join(folder, 'batches.ndjson');
    writeFileSync(file, batches.map((batch) => `${JSON.stringify(batch)}\n`).join(''));
    return names.map((name) =>
      Number(execFileSync(process.execPath, ['--import', 'tsx', CHILD, name, file], { encoding: 'utf8' })),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
