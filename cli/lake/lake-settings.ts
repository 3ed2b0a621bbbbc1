import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../local/write-file-atomically.ts';
import { UserError } from '../user-error.ts';
import { createOnce } from './create-once.ts';

/** Makes a directory a lake; the Python side reads it too. */
export const LAKE_FILE = 'lake.json';
export const LAKE_FORMAT = 1;
const FOR_ALL = 0o644;

/** Loose, as what the Python side adds has to survive a change made here. */
const schema = z.looseObject({
  format: z.literal(LAKE_FORMAT),
  /** Version of the gate that validated the lake's events. */
  gate_version: z.string(),
  /** Absolute path of the lake. */
  home: z.string(),
  /** Whether everything in it was made by `lake demo`. Left out, it is its user's own. */
  demo: z.boolean().optional(),
  /** Absolute path of the lake this one was made from. Left out, it was made from none. */
  derived_from: z.string().optional(),
  /** Region of phone numbers without a country code. Left out, the gate's default. */
  default_region: z.string().optional(),
  /** Source to the zone of its times that state none. Left out, UTC for all. */
  default_zones: z.record(z.string(), z.string()).optional(),
});

export type LakeSettings = z.infer<typeof schema>;

export function isLake(root: string): boolean {
  return existsSync(path.join(root, LAKE_FILE));
}

/** @throws UserError naming the file and what is wrong in it. */
export function readLakeSettings(root: string): LakeSettings {
  const file = path.join(root, LAKE_FILE);
  const parsed = schema.safeParse(parseFile(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path: at, message }) => `${at.join('.') || 'it'}: ${message}`);
  throw new UserError(
    `${file} is not what this program writes (${problems.join('; ')}): mend it, or restore it from a backup`,
  );
}

/** Makes the directory a lake; one that another process has made meanwhile stays as it is. */
export async function createLakeSettings(root: string, settings: LakeSettings): Promise<void> {
  await createOnce(path.join(root, LAKE_FILE), print(settings), FOR_ALL);
}

/** Replaces the settings of a lake. */
export async function replaceLakeSettings(root: string, settings: LakeSettings): Promise<void> {
  await writeFileAtomically(path.join(root, LAKE_FILE), print(settings));
}

function print(settings: LakeSettings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`${file} cannot be read (${(error as Error).message}): restore it from a backup`);
  }
}
