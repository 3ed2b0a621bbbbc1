// cfn-lint and checkov judge the templates: they bring a hundred packages, hence an environment of their own.
import { join } from 'node:path';
import { ensureInstalled, isInstalled, programsOf } from './python-environment.mjs';

/** @type {import('./python-environment.mjs').PythonEnvironment} */
const LINTERS = {
  name: 'linters',
  lock: 'requirements-lint.txt',
  what: 'cfn-lint and checkov, judges of the templates, 400 MB',
};

/** The programs, once they are installed. */
export const CFN_LINT = join(programsOf(LINTERS), 'cfn-lint');
export const CHECKOV = join(programsOf(LINTERS), 'checkov');

/** Whether both are installed as their lock file says. */
export const hasLinters = () => isInstalled(LINTERS);

/** Installs both where they are not there yet. @param {(line: string) => void} say told what takes time */
export const ensureLinters = (say) => ensureInstalled(LINTERS, say);
