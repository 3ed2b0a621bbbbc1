import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PepperError, parsePepper } from '../../lambdas/validation/pepper.ts';
import { UserError } from '../user-error.ts';
import { createOnce } from './create-once.ts';

export const PEPPER_FILE = 'pepper';
const PEPPER_BYTES = 32;
const OWNER_ONLY = 0o600;

/**
 * The pepper of a lake that is to be made: the given one, else one made at random.
 *
 * @throws PepperError where the given one cannot be used.
 */
export function newPepper(given: string | undefined): string {
  if (given === undefined) return randomBytes(PEPPER_BYTES).toString('hex');
  parsePepper(given);
  return given.trim();
}

/**
 * Gives a new lake its pepper. Of two processes that make the same lake at once, one comes first and the other
 * takes its pepper, for ids made under two would never meet.
 */
export async function keepPepper(root: string, pepper: string): Promise<void> {
  await createOnce(path.join(root, PEPPER_FILE), `${pepper}\n`, OWNER_ONLY);
}

/**
 * The pepper a lake was made with. It decides every id in the lake, so another one is refused.
 *
 * @throws UserError naming the file, never what it holds.
 */
export function readPepper(root: string, given: string | undefined): Uint8Array {
  const own = parsePepperFile(path.join(root, PEPPER_FILE));
  if (given !== undefined && Buffer.compare(parsePepper(given), own) !== 0) {
    throw new UserError(
      `LEAD_LAKE_PEPPER is not the pepper ${root} was made with: unset it, or name another directory with --dir`,
    );
  }
  return own;
}

function parsePepperFile(file: string): Uint8Array {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`${file} is missing or cannot be read: restore it from a backup, ids depend on it`);
  }
  try {
    return parsePepper(text);
  } catch (error) {
    if (!(error instanceof PepperError)) throw error;
    throw new UserError(`${file} ${error.problem}: restore it from a backup, ids depend on it`);
  }
}
