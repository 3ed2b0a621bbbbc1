import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PYTHON } from '#cli/setup/paths.mjs';
import { BenchError } from '../bench-error.ts';
import type { PeerTool } from './pins.ts';

/** Installs a tool from PyPI, once for each set of pins. Returns the directory of its programs. */
export function installPeer(cache: string, tool: PeerTool, say: (line: string) => void): string {
  const { name, requirements } = tool;
  const venv = path.join(cache, 'peers', name);
  const note = path.join(venv, 'installed.txt');
  const wanted = requirements.join('\n');
  if (!existsSync(note) || readFileSync(note, 'utf8') !== wanted) {
    say(`installing ${requirements.join(', ')}`);
    rmSync(venv, { recursive: true, force: true });
    try {
      execFileSync(PYTHON, ['-m', 'venv', venv], { stdio: 'pipe' });
      const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...requirements];
      execFileSync(path.join(venv, 'bin', 'python'), install, { stdio: 'pipe' });
    } catch (error) {
      throw new BenchError(`${name} could not be installed: ${lastLine(error)}`);
    }
    writeFileSync(note, wanted);
  }
  return path.join(venv, 'bin');
}

function lastLine(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return stderr.trim().split('\n').at(-1) ?? '';
}
