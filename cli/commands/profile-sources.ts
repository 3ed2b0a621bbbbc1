import { existsSync } from 'node:fs';
import { createReadingTools } from '#domain/reading-tools.ts';
import { keyIdsOfText } from '../lake/key-ids-of-text.ts';
import { openLake } from '../lake/lake-directory.ts';
import { openProfilesTable, profilesFolder, profilesOver } from '../lake/lake-profiles.ts';
import type { LeadSources } from '../lead/lead-sources.ts';
import type { CommandContext, CommonOptions } from './context.ts';

/** Where the real-time profile of whom a text means is to be had. */
export type ProfileSources = Pick<LeadSources, 'withProfiles' | 'keyIds'>;

/** The profiles of the lake that the options name, on this machine or on AWS. */
export async function profileSources(
  text: string,
  { dir, env }: CommonOptions,
  context: CommandContext,
): Promise<ProfileSources> {
  if (env !== undefined) return (await import('../aws/commands.ts')).profileSources(env, text, context);
  const lake = openLake({ dir, pepper: context.env.pepper });
  return {
    withProfiles: async (work) => {
      if (!existsSync(profilesFolder(lake))) return null;
      const table = openProfilesTable(lake);
      try {
        return await work(profilesOver(table));
      } finally {
        await table.close();
      }
    },
    keyIds: async () => keyIdsOfText(text, createReadingTools(lake.gate)),
  };
}
