import path from 'node:path';
import { type PipelineProgress, runForDocument } from './run-for-document.ts';
import { PYTHON, ROOT } from './setup/paths.mjs';

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
    env: { ...process.env, PYTHONPATH: path.join(ROOT, 'glue-scripts'), PYTHONDONTWRITEBYTECODE: '1' },
    onProgress,
  });
}
