import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openOrCreateLake } from '#cli/lake/lake-directory.ts';
import { runPython } from '#cli/python.ts';
import { SOAK_PEPPER } from './create-gate.ts';
import { createDirectoryWorld } from './directory-world.ts';
import type { EventRow } from './judge.ts';
import type { Pipeline } from './run-seed.ts';
import type { World } from './world.ts';

/** The stage that turns stored lines into events. */
const STAGE = 'process';
const EVENTS = 'select source, event_id, received_at_ms, payload_sha256 from events';

/** Syncing costs nothing in memory, and what is only safe there is safe enough from faults of ours. */
const MEMORY_FOLDER = '/dev/shm';

/** A whole lake in a directory of its own, whose `events` the real pipeline writes. */
export interface LakeWorld extends Pipeline {
  createWorld(shardCount: number): Promise<World>;
}

export function createLakeWorld(): LakeWorld {
  let dir = '';
  return {
    async createWorld(shardCount) {
      dir = await mkdtemp(path.join(existsSync(MEMORY_FOLDER) ? MEMORY_FOLDER : tmpdir(), 'lake-soak-'));
      await openOrCreateLake({ dir, pepper: SOAK_PEPPER, demo: false });
      return createDirectoryWorld(dir, shardCount);
    },
    async run() {
      await runPython(['run', '--dir', dir, `--stage=${STAGE}`]);
    },
    async readEvents() {
      const { rows } = await runPython<{ rows: EventRow[] }>(['query', '--dir', dir, EVENTS]);
      return rows;
    },
  };
}
