import path from 'node:path';
import { type PipelineProgress, runForDocument } from './run-for-document.ts';
import { PYTHON, ROOT } from './setup/paths.mjs';

/** Arrow's own allocator keeps what it was once given: a tenth of a run's peak, and half a second slower. */
const ARROW_MEMORY = { ARROW_DEFAULT_MEMORY_POOL: 'system' };

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
    env: { ...ARROW_MEMORY, ...process.env, PYTHONPATH: path.join(ROOT, 'glue-scripts') },
    onProgress,
  });
}
