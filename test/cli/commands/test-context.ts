import type { CommandContext } from '#cli/commands/context.ts';
import { createConsole } from '#cli/output/console.ts';
import { recordingStreams } from '../output/recording-streams.ts';

/** A context without a terminal, its standard input the given text, and what a command says in it. */
export function createTestContext(standardInput = '') {
  const { written, ...streams } = recordingStreams();
  const now = () => Date.UTC(2025, 0, 31);
  const context: CommandContext = {
    console: createConsole({ ...streams, noColor: true, now }),
    env: { pepper: '00112233445566778899aabbccddeeff', noColor: true },
    standardInput: (async function* () {
      yield Buffer.from(standardInput);
    })(),
    now,
    sleep: async () => {},
  };
  return { context, written };
}
