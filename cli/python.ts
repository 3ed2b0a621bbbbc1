import path from 'node:path';
import { type PipelineProgress, runForDocument } from './run-for-document.ts';
import { PYTHON, ROOT } from './setup/paths.mjs';

/**
 * Memory that was freed goes back to the system: a run works through relations of very different size, and
 * what its libraries keep for later is an eighth of its peak.
 */
const SMALL_MEMORY = {
  ARROW_DEFAULT_MEMORY_POOL: 'system',
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '1000000',
};

/**
 * Runs one command of the Python side (`python -m lead_lake …`) and returns the JSON document it prints.
 *
 * Throws `UserError` with its sentence where it says what went wrong, `PipelineError` where it cannot.
 */
export function runPython<T>(
  args: readonly string[],
  onProgress: (progress: PipelineProgress) => void = () => {},
): Promise<T> {
  return runForDocument<T>({
    program: PYTHON,
    args: ['-m', 'lead_lake', ...args],
    env: { ...SMALL_MEMORY, ...process.env, PYTHONPATH: path.join(ROOT, 'glue-scripts') },
    onProgress,
  });
}
