import type { CommandContext } from '../commands/context.ts';
import type { LocalStream } from '../local/stream.ts';
import { formatCount } from '../output/quantities.ts';
import type { LakeDirectory } from './lake-directory.ts';
import type { LocalScoring } from './local-scoring.ts';
import { profilesFolder } from './profiles-folder.ts';

/** Scoring beside what a command is about: it goes along as far as it can, and never throws. */
export interface AlongScoring {
  /** Scores what is in the stream. */
  readonly deliver: (stream: LocalStream) => Promise<void>;
  /** Tries again what scoring has given up on before. */
  readonly takeGivenUp: () => Promise<void>;
}

type OpenScoring = (lake: LakeDirectory, context: CommandContext) => Promise<LocalScoring>;

/** Loaded here, as part of what may fail: the store has a program of its own. */
const openWhenNeeded: OpenScoring = async (lake, context) =>
  (await import('./local-scoring.ts')).openLocalScoring(lake, context);

/**
 * Does some work with scoring beside it. Whatever is wrong with scoring is said once and costs nothing else: what
 * it has not scored stays in the stream for the next command that goes along.
 */
export async function withScoring<T>(
  lake: LakeDirectory,
  context: CommandContext,
  work: (scoring: AlongScoring) => Promise<T>,
  open: OpenScoring = openWhenNeeded,
): Promise<T> {
  const { console } = context;
  let scoring: LocalScoring | null = null;
  let isBroken = false;
  const giveUp = (error: unknown): void => {
    if (isBroken) return;
    isBroken = true;
    console.note(
      `real-time scoring is behind (${reasonOf(error)}): what it has not scored waits in the stream, ` +
        `and the next send or run goes on with it; should it stay so, delete ${profilesFolder(lake)}, ` +
        'which is built again from the stream',
    );
  };
  const close = async (): Promise<void> => scoring?.close();
  const unlessBroken = async (act: (opened: LocalScoring) => Promise<void>): Promise<void> => {
    if (isBroken) return;
    try {
      scoring ??= await open(lake, context);
      await act(scoring);
    } catch (error) {
      giveUp(error);
    }
  };
  try {
    return await work({
      deliver: (stream) => unlessBroken((opened) => opened.deliver(stream)),
      takeGivenUp: () =>
        unlessBroken(async (opened) => {
          const taken = await opened.takeGivenUp();
          if (taken > 0)
            console.note(`scored ${formatCount(taken, 'record')} that scoring had failed on before`);
        }),
    });
  } finally {
    await close().catch(giveUp);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
