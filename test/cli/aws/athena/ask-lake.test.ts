import { foundRows, openAthena } from '#cli/aws/athena/ask-lake.ts';
import { awsError, fakeLake, refusing } from '../fake-aws.ts';
import { athenaAnswering } from './athena-answers.ts';

const now = async () => {};
const one = { columns: [['n', 'bigint']] as const, rows: [['1']] };

describe('asking the lake in Athena', () => {
  it('hands the SQL on as it is, to the analysts’ workgroup and the lake’s database', async () => {
    const { lake, inputsOf } = fakeLake(athenaAnswering(() => one));
    const ask = await openAthena(lake, now);
    expect(await ask('select count(*) as n from leads')).toEqual({ columns: ['n'], rows: [{ n: 1 }] });
    expect(inputsOf('StartQueryExecution')).toEqual([
      {
        QueryString: 'select count(*) as n from leads',
        WorkGroup: 'lead-lake-dev-analysts',
        QueryExecutionContext: { Database: 'lead_lake_dev' },
      },
    ]);
  });

  it('writes parameters as SQL does', async () => {
    const { lake, inputsOf } = fakeLake(athenaAnswering(() => one));
    await (await openAthena(lake, now))('select ?', ["o'hara"]);
    expect(inputsOf('StartQueryExecution')).toMatchObject([{ ExecutionParameters: ["'o''hara'"] }]);
  });

  it('repeats in one line why Athena could not answer', async () => {
    const { lake } = fakeLake(
      athenaAnswering(() => 'COLUMN_NOT_FOUND: line 1:8: x cannot be resolved\nmore'),
    );
    const ask = await openAthena(lake, now);
    await expect(ask('select x')).rejects.toMatchObject({
      name: 'UserError',
      message: 'Athena could not answer: COLUMN_NOT_FOUND: line 1:8: x cannot be resolved',
      isForbidden: false,
    });
  });

  it('knows a want of permission, whether Athena or a statement tells of it', async () => {
    const denied = fakeLake(athenaAnswering(() => 'PERMISSION_DENIED: Access Denied on S3'));
    await expect((await openAthena(denied.lake, now))('select 1')).rejects.toMatchObject({
      isForbidden: true,
    });
    const refused = fakeLake({ StartQueryExecution: refusing(awsError('AccessDeniedException')) });
    await expect((await openAthena(refused.lake, now))('select 1')).rejects.toThrow(
      /^these credentials may not ask Athena in the workgroup lead-lake-dev-analysts /,
    );
  });

  it('makes objects of rows, no column covering another', () => {
    const columns = [
      { name: 'id', type: 'varchar' },
      { name: 'id', type: 'varchar' },
    ];
    expect(foundRows({ columns, rows: [['a', null]] })).toEqual({
      columns: ['id', 'id_2'],
      rows: [{ id: 'a', id_2: null }],
    });
  });
});
