import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { PYTHON } from '#cli/setup/paths.mjs';
import type { Machine } from './result.ts';

const PACKAGES = ['duckdb', 'pyarrow', 'pyiceberg', 'pyspark'];
const ASK_VERSIONS = `
import json, platform
from importlib import metadata
found = {"Python": platform.python_version()}
for name in ${JSON.stringify(PACKAGES)}:
    try:
        found[name] = metadata.version(name)
    except metadata.PackageNotFoundError:
        pass
print(json.dumps(found))`;

/** What the numbers were taken on. */
export function thisMachine(): Machine {
  const python = JSON.parse(execFileSync(PYTHON, ['-c', ASK_VERSIONS], { encoding: 'utf8' }));
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    versions: { Node: process.versions.node, ...python },
  };
}
