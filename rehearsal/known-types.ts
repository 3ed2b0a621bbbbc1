import { execFileSync } from 'node:child_process';
import { MINISTACK_PYTHON } from '../cli/setup/ministack.mjs';

const SAY_TYPES =
  'from ministack.services.cloudformation import provisioners as p; print("\\n".join(p._RESOURCE_HANDLERS))';

/** Types of CloudFormation that the installed MiniStack can make. */
export function knownTypes(): ReadonlySet<string> {
  const said = execFileSync(MINISTACK_PYTHON, ['-c', SAY_TYPES], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Set(said.split('\n').filter((line) => /^AWS::\w+::\w+/.test(line)));
}
