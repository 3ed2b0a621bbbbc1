import { appendFileSync, cpSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../cli/setup/paths.mjs';

/** Of the checkout, what no stack is made of. */
const LEFT = new Set(['node_modules', 'test', 'bench', 'samples', 'docs/pictures']);

/** A copy of the project's sources, to change without changing the checkout. */
export interface Workspace {
  readonly root: string;
  /** Changes the code of a function, as a commit would. */
  changeFunction(name: string): void;
}

export function copyWorkspace(root: string): Workspace {
  cpSync(ROOT, root, {
    recursive: true,
    filter: (source) => {
      const inside = path.relative(ROOT, source);
      return inside === '' || !(LEFT.has(inside) || /(^|\/)(\.|__pycache__|cdk\.out)/.test(inside));
    },
  });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
  return {
    root,
    changeFunction: (name) =>
      appendFileSync(
        path.join(root, 'lambdas', name, 'handler.ts'),
        "\nexport const change = 'rehearsed';\n",
      ),
  };
}
