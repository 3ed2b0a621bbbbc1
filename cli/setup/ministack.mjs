// MiniStack stands in for AWS in rehearsals: it has a Python environment of its own, installed where it is asked for.
import { join } from 'node:path';
import { ensureInstalled, isInstalled, programsOf } from './python-environment.mjs';

/** @type {import('./python-environment.mjs').PythonEnvironment} */
const MINISTACK = {
  name: 'ministack',
  lock: 'requirements-rehearsal.txt',
  what: 'MiniStack, the stand-in for AWS',
};

/** The Python that has MiniStack, once it is installed. */
export const MINISTACK_PYTHON = join(programsOf(MINISTACK), 'python');

/** Whether MiniStack is installed as its lock file says. */
export const hasMiniStack = () => isInstalled(MINISTACK);

/** Installs MiniStack where it is not there yet. @param {(line: string) => void} say told what takes time */
export const ensureMiniStack = (say) => ensureInstalled(MINISTACK, say);
