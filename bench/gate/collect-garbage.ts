import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects young garbage only. A full collection would also throw away the object shapes nobody uses at that
 * moment and with them the compiled code that relies on them: everything measured after it looks slower.
 */
export function createGarbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void;
  return () => gc({ type: 'minor' });
}
