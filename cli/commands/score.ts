import { statSync } from 'node:fs';
import { findProfile } from '../lead/find-profile.ts';
import type { LeadSources } from '../lead/lead-sources.ts';
import { realtimeScore } from '../lead/realtime-score.ts';
import { formatStoredScore, type StoredScore } from '../output/realtime-score.ts';
import { STANDARD_INPUT } from '../send/input-format.ts';
import { UserError } from '../user-error.ts';
import type { CommandContext, CommonOptions } from './context.ts';
import { profileSources } from './profile-sources.ts';

export interface ScoreOptions extends CommonOptions {
  readonly format?: string;
  readonly map?: string;
}

/** `lake score FILE|WHO`: what the real-time path says of a lead now, or would say after some events. */
export async function score(target: string, options: ScoreOptions, context: CommandContext): Promise<number> {
  const { console } = context;
  if (isInput(target)) {
    console.print(await scoreInput(target, options, context));
    return 0;
  }
  if (options.format !== undefined || options.map !== undefined) {
    throw new UserError(`there is no file ${target}: --format and --map are for files`);
  }
  const stored = await storedScore(await profileSources(target, options, context), context.now());
  console.print(options.json ? JSON.stringify(stored) : formatStoredScore(stored, console.styles));
  return 0;
}

/** What is only needed for files is loaded here: asking about a lead should take no longer than it must. */
async function scoreInput(
  file: string,
  { dir, env, format, map: mapFile, json }: ScoreOptions,
  context: CommandContext,
): Promise<string> {
  if (env !== undefined) {
    throw new UserError('a file is scored on this machine alone: leave --env out, or name a lead');
  }
  const { openInput } = await import('../send/index.ts');
  const { scoreFile } = await import('../score/score-file.ts');
  const { formatScoreFile } = await import('../output/score-file.ts');
  const input = await openInput({
    file,
    standardInput: context.standardInput,
    ...(format !== undefined && { format }),
    ...(mapFile !== undefined && { mapFile }),
  });
  const report = await scoreFile(input, dir, context);
  return json ? JSON.stringify(report) : formatScoreFile(report, context.console.styles);
}

/** What the real-time path says of whom the sources are about. */
export async function storedScore(
  { withProfiles, keyIds }: Pick<LeadSources, 'withProfiles' | 'keyIds'>,
  nowMs: number,
): Promise<StoredScore> {
  const ids = await keyIds();
  const profile = await withProfiles(({ profiles }) => findProfile(profiles, ids));
  if (profile === null) {
    throw new UserError(
      'nobody who is scored in real time is known by what you named, and there is no such file: ' +
        'check the spelling, or send the events first (lake send FILE)',
    );
  }
  const { new_events: _events, ...stored } = realtimeScore(profile, [], nowMs);
  return stored;
}

/** A file that is there is meant as one; nobody's e-mail, phone or id is. */
function isInput(target: string): boolean {
  return target === STANDARD_INPUT || (statSync(target, { throwIfNoEntry: false })?.isFile() ?? false);
}
