import { createStyles, type Styles } from './styles.ts';

/** Where a command writes: results to stdout, progress to stderr. */
export interface Console {
  readonly styles: Styles;
  /** Adds a line to the result. */
  print(text: string): void;
  /** Says what is going on: one line that is rewritten on a terminal, plain lines elsewhere. */
  progress(text: string): void;
  /** A line of progress that stays. */
  note(text: string): void;
}

export interface ConsoleProps {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly noColor: boolean;
}

export function createConsole({ stdout, stderr, noColor }: ConsoleProps): Console {
  const isLive = stderr.isTTY === true;
  let hasLine = false;
  const clear = () => {
    if (hasLine) stderr.write('\r\x1b[K');
    hasLine = false;
  };
  return {
    styles: createStyles(stdout.isTTY === true && !noColor),
    print(text) {
      clear();
      stdout.write(`${text}\n`);
    },
    progress(text) {
      if (!isLive) return;
      stderr.write(`\r\x1b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
      hasLine = true;
    },
    note(text) {
      clear();
      stderr.write(`${text}\n`);
    },
  };
}
