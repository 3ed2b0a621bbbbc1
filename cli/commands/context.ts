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

/** Options every command has. */
export interface CommonOptions {
  /** The lake's directory. */
  readonly dir: string;
  /** Whether stdout carries one JSON document. */
  readonly json: boolean;
}
