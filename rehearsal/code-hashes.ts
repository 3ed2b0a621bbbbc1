import type { Stage } from './stage.ts';

/** Hash of the code of each deployed function, by what the function says it is for. */
export async function codeHashes({
  emulator,
}: Pick<Stage, 'emulator'>): Promise<ReadonlyMap<string, string>> {
  const answer = await fetch(`${emulator.endpoint}/2015-03-31/functions`);
  const { Functions } = (await answer.json()) as {
    Functions: { Description: string; CodeSha256: string }[];
  };
  return new Map(Functions.map(({ Description, CodeSha256 }) => [Description, CodeSha256]));
}
