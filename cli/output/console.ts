import { errorCode, StoreWriteError } from '#adapters/store-write-error.ts';
import { createStyles, type Styles } from './styles.ts';
import { cutToWidth } from './width.ts';

/** Where a command writes: results to stdout, progress to stderr. */
export interface Console {
  readonly styles: Styles;
  /** Columns of the terminal the result goes to; null where it goes elsewhere. */
  readonly width: number | null;
  /** Adds a line to the result. */
  print(text: string): void;
  /** Says what is going on: one line that is rewritten on a terminal; elsewhere a line where nothing was said for long. */
  progress(text: string): void;
  /** A line of progress that stays. */
  note(text: string): void;
  /** Ends the output. @throws StoreWriteError where a part of the result could not be written. */
  close(): Promise<void>;
}

export interface ConsoleProps {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly noColor: boolean;
  readonly now: () => number;
}

/** How long a command is silent, where its progress is kept, before it says again what it does. */
export const SILENCE_MS = 10_000;
const DEFAULT_COLUMNS = 80;
const CLEAR_LINE = '\r\x1b[K';

export function createConsole({ stdout, stderr, noColor, now }: ConsoleProps): Console {
  const isLive = stderr.isTTY === true;
  let hasLine = false;
  let lastSaidMs = now();
  let failure: unknown = null;
  // A reader that has seen enough closes the pipe (`lake query … | head`); without listeners that is a crash.
  stdout.on('error', () => undefined);
  stderr.on('error', () => undefined);

  const clear = () => {
    if (hasLine) stderr.write(CLEAR_LINE);
    hasLine = false;
  };
  const say = (text: string) => {
    clear();
    stderr.write(`${text}\n`);
    lastSaidMs = now();
  };
  const print = (text: string, done: () => void = () => undefined) =>
    stdout.write(text, (error) => {
      failure ??= error ?? null;
      done();
    });

  return {
    styles: createStyles(stdout.isTTY === true && !noColor),
    width: stdout.isTTY === true ? (stdout.columns ?? DEFAULT_COLUMNS) : null,
    print(text) {
      clear();
      print(`${text}\n`);
    },
    progress(text) {
      if (isLive) {
        stderr.write(`${CLEAR_LINE}${cutToWidth(text, (stderr.columns ?? DEFAULT_COLUMNS) - 1)}`);
        hasLine = true;
      } else if (now() - lastSaidMs >= SILENCE_MS) say(text);
    },
    note: say,
    async close() {
      clear();
      await new Promise<void>((resolve) => print('', resolve));
      if (failure !== null && errorCode(failure) !== 'EPIPE')
        throw new StoreWriteError('the result', failure);
    },
  };
}
