import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout this program is part of. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The Python that runs the pipeline once set-up is done. */
export const PYTHON = join(ROOT, '.venv', 'bin', 'python');
