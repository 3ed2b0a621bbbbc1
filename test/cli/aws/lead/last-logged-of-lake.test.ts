import { openAthena } from '#cli/aws/athena/ask-lake.ts';
import { lastLoggedOfLake } from '#cli/aws/lead/last-logged-of-lake.ts';
import { type Answer, athenaAnswering } from '../athena/athena-answers.ts';
import { fakeLake } from '../fake-aws.ts';

const COLUMNS = [
  ['as_of_ms', 'bigint'],
  ['final_score', 'double'],
  ['scorecard_version', 'varchar'],
  ['lookups_as_of_ms', 'bigint'],
] as const;

async function lastBy(untilMs: number, rows: readonly (string | null)[][]) {
  const answer = { columns: COLUMNS, rows } as unknown as Answer;
  const { lake, inputsOf } = fakeLake(athenaAnswering(() => answer));
  const logged = await lastLoggedOfLake(await openAthena(lake, async () => {}), 'e_1', untilMs);
  return { logged, asked: inputsOf('StartQueryExecution') };
}

describe('the last score logged on AWS', () => {
  it('is asked for by the lead’s id, the day and the time', async () => {
    const { logged, asked } = await lastBy(86_400_001, [['86400000', '40.5', 'default@1', null]]);
    expect(logged).toEqual({
      asOfMs: 86_400_000,
      finalScore: 40.5,
      scorecardVersion: 'default@1',
      lookupsAsOfMs: null,
    });
    expect(asked).toMatchObject([{ ExecutionParameters: ["'e_1'", "'1970-01-02'", "'86400001'"] }]);
  });

  it('is none where there is none', async () => {
    expect((await lastBy(1, [])).logged).toBeNull();
  });
});
