import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MINISTACK_PYTHON } from '../cli/setup/ministack.mjs';

const HOST = '127.0.0.1';
const START_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 5_000;
const REGION = 'us-east-1';

/** An AWS on this machine. */
export interface Emulator {
  readonly endpoint: string;
  /** What programs are told to find this AWS and no other; the credentials are nobody's. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The emulator did not start, or ended too early. */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError';
}

/**
 * Starts MiniStack, reachable from this machine alone, with nothing in it.
 *
 * @param folder where it writes what it holds and what it logs
 */
export async function startEmulator(folder: string): Promise<Emulator> {
  const port = await freePort();
  const endpoint = `http://${HOST}:${port}`;
  mkdirSync(folder, { recursive: true });
  const log = path.join(folder, 'ministack.log');
  const child = spawn(MINISTACK_PYTHON, ['-m', 'ministack'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      TMPDIR: folder,
      BIND_HOST: HOST,
      MINISTACK_HOST: HOST,
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: REGION,
      STATE_DIR: path.join(folder, 'state'),
      S3_DATA_DIR: path.join(folder, 's3'),
      ATHENA_ENGINE: 'duckdb',
      LAMBDA_EXECUTOR: 'local',
    },
  });
  const written = createWriteStream(log);
  child.stdout.pipe(written, { end: false });
  child.stderr.pipe(written, { end: false });
  try {
    await answers(endpoint, child);
  } catch (error) {
    child.kill('SIGKILL');
    throw new EmulatorError(`MiniStack did not start (${(error as Error).message}): see ${log}`);
  }
  return {
    endpoint,
    env: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    stop: () => stop(child),
  };
}

async function answers(endpoint: string, child: ChildProcess): Promise<void> {
  let ended: string | null = null;
  child.on('error', ({ message }) => {
    ended = message;
  });
  child.on('exit', (code) => {
    ended ??= `exit code ${code}`;
  });
  for (const start = Date.now(); Date.now() - start < START_WITHIN_MS; await sleep(100)) {
    if (ended !== null) throw new EmulatorError(ended);
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new EmulatorError(`no answer within ${START_WITHIN_MS / 1000} s`);
}

/** It ends its functions' processes first; one that does not end is killed. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  child.kill('SIGKILL');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
