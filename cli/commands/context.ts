import type { CliEnvironment } from '../env.ts';
import type { Console } from '../output/console.ts';

/** What every command works with; nothing below `main.ts` reads the process itself. */
export interface CommandContext {
  readonly console: Console;
  readonly env: CliEnvironment;
  readonly standardInput: AsyncIterable<Uint8Array>;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** The lake's directory where none is named. */
export const DEFAULT_DIR = '.lake';

/** Options every command has. */
export interface CommonOptions {
  /** The lake's directory. @default DEFAULT_DIR */
  readonly dir: string;
  /** Environment of a lake on AWS. @default the lake is on this machine, in `dir` */
  readonly env?: string;
  /** Whether stdout carries one JSON document. @default it carries text for people */
  readonly json?: boolean;
}
