import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CONTENTS = path.join(ROOT, 'glue-scripts', 'lead_lake', 'glue_bundle.json');
const BUILD = path.join(ROOT, '.build', 'glue-bundle');

const contents = z.strictObject({
  folders: z.record(z.string(), z.string()),
  suffixes: z.array(z.string()),
});

/**
 * Lays out what Glue jobs import, as they expect it in a zip, and returns the folder; zipping it is the deployment's
 * business, which knows by its content whether it has changed. What is in it says the file that the jobs read, too.
 */
export function glueBundle(into = BUILD): string {
  const { folders, suffixes } = contents.parse(JSON.parse(readFileSync(CONTENTS, 'utf8')));
  const wanted = new Map(
    Object.entries(folders).flatMap(([inside, folder]) =>
      filesIn(path.join(ROOT, folder))
        .filter((file) => suffixes.includes(path.extname(file)))
        .map((file): [string, string] => [path.join(inside, file), path.join(ROOT, folder, file)]),
    ),
  );
  for (const [inside, file] of wanted) {
    mkdirSync(path.join(into, path.dirname(inside)), { recursive: true });
    copyFileSync(file, path.join(into, inside));
  }
  // another synthesis may be reading the folder: what belongs there is never away
  for (const file of filesIn(into)) if (!wanted.has(file)) rmSync(path.join(into, file));
  return into;
}

/** Files below a folder, by their path from it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
