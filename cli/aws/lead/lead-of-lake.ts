import { KEY_ID } from '../../lake/key-ids-of-text.ts';
import type { BatchLead } from '../../output/lead-report.ts';
import { UserError } from '../../user-error.ts';
import { type AskLake, QueryRefusedError } from '../athena/ask-lake.ts';
import type { LeadQueries } from './lead-queries.ts';

export interface LeadOfLakeProps {
  /** What was asked for: e-mail, phone number, id here or in another system. */
  readonly text: string;
  readonly environment: string;
  readonly ask: AskLake;
  readonly queries: LeadQueries;
  /** The keys a text may mean, under the lake's pepper. Not asked for where the text is an id of the lake's own. */
  readonly keysOf: (text: string) => Promise<readonly string[]>;
  /** Told where contact data was left out. */
  readonly note: (sentence: string) => void;
}

const IDS_SHOWN = 5;

/**
 * Everything known about one lead. What was asked for never goes to Athena, which keeps what it was asked: only
 * ids and keys do.
 */
export async function leadOfLake(props: LeadOfLakeProps): Promise<BatchLead> {
  const { ask, queries, environment } = props;
  const id = await findLead(props);
  const lead = [id];
  const [profile, contact, score, reasons, timeline] = await Promise.all([
    ask(queries.profile, lead),
    contactOf(props, lead),
    ask(queries.score, lead),
    ask(queries.reasons, lead),
    ask(queries.timeline, lead),
  ]);
  const [known] = profile.rows;
  if (known === undefined) {
    throw new UserError(`the lake's tables are not of one run: run lake run --env ${environment}`);
  }
  // rows are what the queries select, whose columns the lake's own table definitions name
  return {
    lead: { ...known, ...contact },
    score: score.rows[0] ?? null,
    reasons: reasons.rows,
    timeline: timeline.rows.map(withoutNulls),
  } as unknown as BatchLead;
}

async function findLead({ text, environment, ask, queries, keysOf }: LeadOfLakeProps): Promise<string> {
  const found = KEY_ID.test(text)
    ? await ask(queries.by_id, [text, text])
    : await askByKeys(ask, queries, await keysOf(text));
  const ids = (found?.rows ?? []).map(({ lead_id }) => String(lead_id));
  const [id] = ids;
  if (id === undefined) {
    throw new UserError(
      `no lead is known by what you named: check the spelling, or send its events and run lake run --env ${environment}`,
    );
  }
  if (ids.length > 1) {
    const some = ids.slice(0, IDS_SHOWN).join(', ') + (ids.length > IDS_SHOWN ? ', …' : '');
    throw new UserError(
      `${ids.length} leads share what you named (a shared mailbox or phone): name one by id: ${some}`,
    );
  }
  return id;
}

/** The query takes as many keys as a text can mean; fewer are repeated. */
async function askByKeys(ask: AskLake, { by_key, most_keys }: LeadQueries, keys: readonly string[]) {
  if (keys.length === 0) return undefined;
  const filled = Array.from({ length: most_keys }, (_, place) => keys[place % keys.length] ?? '');
  return ask(by_key, filled);
}

/** Its contact data, where those who ask may read it; analysts may not, and see the rest. */
async function contactOf({ ask, queries, note }: LeadOfLakeProps, lead: readonly string[]) {
  try {
    return (await ask(queries.contact, lead)).rows[0] ?? {};
  } catch (error) {
    if (!(error instanceof QueryRefusedError && error.isForbidden)) throw error;
    note('name, e-mail and phone are left out: these credentials may not read contact data');
    return {};
  }
}

function withoutNulls<T>(row: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
