import { openAthena } from '#cli/aws/athena/ask-lake.ts';
import { leadOfLake } from '#cli/aws/lead/lead-of-lake.ts';
import { type Answer, athenaAnswering } from '../athena/athena-answers.ts';
import { fakeLake } from '../fake-aws.ts';

const QUERIES = {
  by_id: 'by_id',
  by_key: 'by_key',
  most_keys: 2,
  profile: 'profile',
  contact: 'contact',
  score: 'score',
  reasons: 'reasons',
  timeline: 'timeline',
};
const NOTHING: Answer = { columns: [], rows: [] };
const found = (...ids: string[]): Answer => ({
  columns: [['lead_id', 'varchar']],
  rows: ids.map((id) => [id]),
});
const LAKE: Readonly<Record<string, Answer | string>> = {
  by_id: found('e_1f'),
  by_key: found('e_1f'),
  profile: {
    columns: [
      ['lead_id', 'varchar'],
      ['event_count', 'bigint'],
    ],
    rows: [['e_1f', '2']],
  },
  contact: {
    columns: [
      ['lead_id', 'varchar'],
      ['email', 'varchar'],
    ],
    rows: [['e_1f', 'ada@example.com']],
  },
  score: { columns: [['final_score', 'double']], rows: [['110.0']] },
  reasons: { columns: [['code', 'varchar']], rows: [['roadshow'], ['budget']] },
  timeline: {
    columns: [
      ['event_type', 'varchar'],
      ['stage', 'varchar'],
    ],
    rows: [['roadshow_lead', null]],
  },
};

async function leadOf(text: string, answers: Readonly<Record<string, Answer | string>> = {}) {
  const { lake, inputsOf } = fakeLake(athenaAnswering((sql) => ({ ...LAKE, ...answers })[sql] ?? NOTHING));
  const notes: string[] = [];
  const asked: string[] = [];
  const report = await leadOfLake({
    text,
    environment: 'dev',
    ask: await openAthena(lake, async () => {}),
    queries: QUERIES,
    keysOf: async (given) => {
      asked.push(given);
      return ['key-of-it'];
    },
    note: (sentence) => notes.push(sentence),
  });
  return { report, notes, asked, statements: inputsOf('StartQueryExecution') };
}

describe('a lead of a lake on AWS', () => {
  it('is told as on one machine', async () => {
    expect((await leadOf('ada@example.com')).report).toEqual({
      lead: { lead_id: 'e_1f', event_count: 2, email: 'ada@example.com' },
      score: { final_score: 110 },
      reasons: [{ code: 'roadshow' }, { code: 'budget' }],
      timeline: [{ event_type: 'roadshow_lead' }],
    });
  });

  it('is looked for by keys, so that Athena never learns an e-mail', async () => {
    const { statements } = await leadOf('ada@example.com');
    expect(statements[0]).toMatchObject({
      QueryString: 'by_key',
      ExecutionParameters: ["'key-of-it'", "'key-of-it'"],
    });
    expect(JSON.stringify(statements)).not.toContain('ada@');
  });

  it('needs no pepper where it is named by its id', async () => {
    const { statements, asked } = await leadOf('e_1f');
    expect(statements[0]).toMatchObject({ QueryString: 'by_id', ExecutionParameters: ["'e_1f'", "'e_1f'"] });
    expect(asked).toEqual([]);
  });

  it('is not known where no key leads to it, which does not repeat what was asked', async () => {
    await expect(leadOf('ada@example.com', { by_key: found() })).rejects.toThrow(
      'no lead is known by what you named: check the spelling, or send its events and run lake run --env dev',
    );
  });

  it('is one: of several that share a mailbox their ids are told', async () => {
    await expect(leadOf('info@example.com', { by_key: found('e_1', 'e_2') })).rejects.toThrow(
      '2 leads share what you named (a shared mailbox or phone): name one by id: e_1, e_2',
    );
  });

  it('is told without contact data to those who may not read it, and says so', async () => {
    const { report, notes } = await leadOf('e_1f', { contact: 'PERMISSION_DENIED: Access Denied' });
    expect(report.lead).toEqual({ lead_id: 'e_1f', event_count: 2 });
    expect(notes).toEqual([
      'name, e-mail and phone are left out: these credentials may not read contact data',
    ]);
  });

  it('fails for any other trouble with its contact data', async () => {
    await expect(leadOf('e_1f', { contact: 'GENERIC_INTERNAL_ERROR: x' })).rejects.toThrow(
      'Athena could not answer: GENERIC_INTERNAL_ERROR: x',
    );
  });

  it('has a profile, or the tables are not of one run', async () => {
    await expect(leadOf('e_1f', { profile: NOTHING })).rejects.toThrow(
      /^the lake's tables are not of one run/,
    );
  });
});
