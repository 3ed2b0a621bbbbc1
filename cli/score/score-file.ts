import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createDirectoryObjectReader } from '#adapters/directory-object-reader.ts';
import type { ItemTable } from '#adapters/item-table.ts';
import { NO_MODEL } from '#adapters/model-source.ts';
import { createObjectModelSource } from '#adapters/object-model-source.ts';
import { createOverlayItemTable, EMPTY_TABLE } from '#adapters/overlay-item-table.ts';
import { defaultGateConfig } from '../../lambdas/validation/gate-config.ts';
import type { CommandContext } from '../commands/context.ts';
import { isLake, openLake } from '../lake/lake-directory.ts';
import { openProfilesTable, profilesFolder } from '../lake/lake-profiles.ts';
import { realtimeScore } from '../lead/realtime-score.ts';
import type { ForeseenLead, ScoreFileReport } from '../output/score-file.ts';
import type { InputRecords } from '../send/index.ts';
import { type ForeseenScore, foreseeScores } from './foresee-scores.ts';
import { readFileEvents } from './read-file-events.ts';

const PEPPER_BYTES = 32;
const NOBODY: ItemTable = createOverlayItemTable(EMPTY_TABLE, () => '');

/** What the events of an input would make of the leads they name. Where there is no lake, nobody is known yet. */
export async function scoreFile(
  input: InputRecords,
  dir: string,
  { env, now }: CommandContext,
): Promise<ScoreFileReport> {
  const nowMs = now();
  const lake = isLake(dir) ? openLake({ dir, pepper: env.pepper }) : null;
  const gate = lake?.gate ?? defaultGateConfig(randomBytes(PEPPER_BYTES));
  const { read, events, reasons } = await readFileEvents(input, gate, nowMs);
  const model =
    lake === null
      ? NO_MODEL
      : await createObjectModelSource(createDirectoryObjectReader(lake.objects)).current();
  const table = lake !== null && existsSync(profilesFolder(lake)) ? openProfilesTable(lake) : null;
  try {
    const foresight = await foreseeScores(events, table ?? NOBODY, model, nowMs);
    const foreseen = foresight.scores.map((score) => foreseenLead(score, nowMs));
    const isLead = ({ after }: ForeseenLead): boolean => after.attribution === 'lead';
    return {
      read,
      accepted: events.length,
      quarantined: Object.values(reasons).reduce((sum, count) => sum + count, 0),
      reasons,
      known: foresight.known,
      without_key: foresight.withoutKey,
      set_aside: foresight.setAside,
      no_leads: foreseen.filter((one) => !isLead(one)).length,
      leads: foreseen.filter(isLead).sort((a, b) => b.after.final_score - a.after.final_score),
    };
  } finally {
    await table?.close();
  }
}

function foreseenLead({ before, after, events }: ForeseenScore, nowMs: number): ForeseenLead {
  const { new_events: _events, ...score } = realtimeScore(after, [], nowMs);
  const was = before?.score.attribution === 'lead' ? realtimeScore(before, [], nowMs) : null;
  const told = events.map(({ event }) => event);
  return {
    who: firstOf(told, 'email') ?? firstOf(told, 'phone') ?? firstOf(told, 'name'),
    lines: [...new Set(events.map(({ line }) => line))].sort((a, b) => a - b),
    before: was && { band: was.band, final_score: was.final_score },
    after: score,
  };
}

function firstOf<K extends string>(events: readonly Readonly<Record<K, string | null>>[], column: K) {
  return events.find((event) => event[column] !== null)?.[column] ?? null;
}
