import type { State, TaskState } from '#lib/pipeline/asl.ts';
import { type PipelineContext, pipelineDefinition } from '#lib/pipeline/pipeline-definition.ts';
import { type PipelineStage, readPipeline } from '#lib/pipeline/read-pipeline.ts';
import { failureWays, machinesOf, reachable, stuck, waysOn } from './follow-states.ts';

const STAGES: PipelineStage[] = [
  { name: 'clean_up', what: 'Rows become tidy.', runner: 'glue', writes: [{ table: 'tidy_rows' }] },
  { name: 'figures', what: 'Tidy rows become numbers.', runner: 'athena', writes: [{ table: 'numbers' }] },
  { name: 'tell_all', what: 'Numbers are told.', runner: 'lambda', writes: [] },
];

const CONTEXT: PipelineContext = {
  jobNames: { clean_up: 'job-1' },
  jobTimeoutMinutes: 120,
  reportsBucket: 'reports',
  metricsNamespace: 'LeadLake/test',
  queries: { workgroup: 'kpis', database: 'lake' },
  kpis: [{ kpi: 'tidiness', sql: "insert into numbers select '{}', 1" }],
  checks: [{ check: 'rows_are_tidy', sql: '-- holds: Rows are tidy.\nselect 1\n' }],
  functionArns: { tell_all: 'arn:aws:lambda:eu-west-1:111122223333:function:tell' },
  kpiEmissionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:emit',
  warehouse: undefined,
  alertsArn: 'arn:aws:sns:eu-west-1:111122223333:alerts',
};
const WAREHOUSE = { workgroupName: 'warehouse', databaseName: 'lake', sql: 'call kpi.refresh()' };

const definition = pipelineDefinition(STAGES, CONTEXT);

function state(name: string, { States } = definition): State {
  const found = States[name];
  if (found === undefined) throw new RangeError(`no state ${name}`);
  return found;
}

const task = (name: string, machine = definition) => state(name, machine) as TaskState;

/** The states a run goes through when nothing goes wrong. */
function goodWay(machine: typeof definition): string[] {
  const way: string[] = [];
  for (let name: string | undefined = machine.StartAt; name !== undefined; ) {
    way.push(name);
    const current = state(name, machine);
    if (current.Type === 'Choice') name = name === 'IsAlone' ? current.Default : current.Choices[0]?.Next;
    else name = 'Next' in current ? current.Next : undefined;
  }
  return way;
}

describe('the state machine of a pipeline', () => {
  it('writes tables in the order of stages, then checks, then publishes, then runs stages that are functions', () => {
    expect(goodWay(definition)).toEqual([
      'Begin',
      'LookForOtherRuns',
      'IsAlone',
      'CleanUp',
      'ReadCleanUpReport',
      'PublishCleanUpMetrics',
      'Figures',
      'Checks',
      'PublishKpis',
      'TellAll',
      'Done',
    ]);
    const turned = pipelineDefinition(STAGES.toReversed(), CONTEXT);
    expect(goodWay(turned).indexOf('Figures')).toBeLessThan(goodWay(turned).indexOf('CleanUp'));
  });

  it('refreshes the warehouse last, where there is one', () => {
    const machine = pipelineDefinition(STAGES, { ...CONTEXT, warehouse: WAREHOUSE });
    expect(goodWay(machine).slice(-6)).toEqual([
      'TellAll',
      'RefreshWarehouse',
      'AwaitWarehouse',
      'AskWarehouse',
      'IsWarehouseRefreshed',
      'Done',
    ]);
    expect(task('RefreshWarehouse', machine).Arguments).toEqual({
      WorkgroupName: 'warehouse',
      Database: 'lake',
      Sql: 'call kpi.refresh()',
    });
  });

  it('gives a job the id and the time of the run, and waits longer than the job may take', () => {
    expect(task('CleanUp')).toMatchObject({
      Resource: 'arn:aws:states:::glue:startJobRun.sync',
      Arguments: {
        JobName: 'job-1',
        Arguments: { '--run_id': '{% $runId %}', '--as_of': '{% $asOf %}', '--since': '{% $since %}' },
      },
      // 120 minutes and a quarter of an hour to get workers
      TimeoutSeconds: 8_100,
    });
    expect(task('ReadCleanUpReport').Arguments).toEqual({
      Bucket: 'reports',
      Key: "{% 'runs/run_id=' & $runId & '/clean_up.json' %}",
    });
  });

  it('tells a function which run it is for, and runs it again whatever broke', () => {
    expect(task('TellAll')).toMatchObject({
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: {
        FunctionName: 'arn:aws:lambda:eu-west-1:111122223333:function:tell',
        Payload: { run_id: '{% $runId %}', as_of: '{% $asOf %}' },
      },
      // Lambda stops a function after 15 minutes
      TimeoutSeconds: 960,
    });
    expect(task('TellAll').Retry.flatMap(({ ErrorEquals }) => ErrorEquals)).toContain('States.TaskFailed');
  });

  it('asks a check for the number of its rows, whatever comments it ends and begins with', () => {
    expect(state('Checks')).toMatchObject({
      Items: [
        {
          check: 'rows_are_tidy',
          sql: 'select count(*) as broken from (\n-- holds: Rows are tidy.\nselect 1\n) as found',
        },
      ],
    });
  });

  it('takes back the KPIs of a run that could not compute them all', () => {
    expect(failureWays(state('Figures'))).toEqual(['ForgetFigures']);
    expect(task('ForgetFigures').Arguments).toMatchObject({
      QueryString: `{% "delete from numbers where run_id = '" & $runId & "'" %}`,
    });
    expect(new Set(waysOn(state('ForgetFigures')))).toEqual(new Set(['TellOfFailure']));
  });

  it('refuses a stage without a job or function, and KPIs that go into several tables', () => {
    expect(() => pipelineDefinition(STAGES, { ...CONTEXT, jobNames: {} })).toThrow(
      'definitions/pipeline.yaml: stage clean_up has no Glue job',
    );
    expect(() => pipelineDefinition(STAGES, { ...CONTEXT, functionArns: {} })).toThrow(
      'definitions/pipeline.yaml: stage tell_all has no function',
    );
    const torn = STAGES.map((stage) => ({ ...stage, writes: [{ table: 'one' }, { table: 'two' }] }));
    expect(() => pipelineDefinition(torn, CONTEXT)).toThrow('stage figures must write one table: one,two');
  });
});

const real = readPipeline();
const REAL_JOBS = Object.fromEntries(real.map(({ name }) => [name, `${name}-job`]));

describe.each([
  ['a pipeline made up', definition],
  ['a pipeline with a warehouse', pipelineDefinition(STAGES, { ...CONTEXT, warehouse: WAREHOUSE })],
  [
    "the lake's pipeline",
    pipelineDefinition(real, {
      ...CONTEXT,
      jobNames: REAL_JOBS,
      functionArns: REAL_JOBS,
      warehouse: WAREHOUSE,
    }),
  ],
])('every way through %s', (_, machine) => {
  it('leads to an end, and every state is on one', () => {
    for (const { StartAt, States } of machinesOf(machine)) {
      expect(stuck(States)).toEqual([]);
      expect([...reachable([StartAt], States)].sort()).toEqual(Object.keys(States).sort());
    }
  });

  it('gives each task a time-out, and tries it again for reasons that have a name', () => {
    const tasks = machinesOf(machine).flatMap(({ States }) =>
      Object.entries(States).flatMap(([name, { Type, ...rest }]) =>
        Type === 'Task' ? [{ name, ...(rest as Omit<TaskState, 'Type'>) }] : [],
      ),
    );
    expect(tasks.length).toBeGreaterThan(8);
    expect(tasks.filter(({ TimeoutSeconds }) => !(TimeoutSeconds > 0)).map(({ name }) => name)).toEqual([]);
    expect(tasks.filter(({ Retry }) => Retry.length === 0).map(({ name }) => name)).toEqual([]);
    const reasons = tasks.flatMap(({ Retry }) => Retry.flatMap(({ ErrorEquals }) => ErrorEquals));
    expect(reasons).not.toContain('States.ALL');
  });

  it('that a failure takes ends in failure, also when nobody can be told', () => {
    for (const { States } of machinesOf(machine)) {
      const working = Object.entries(States).filter(([, { Type }]) => Type === 'Task' || Type === 'Map');
      for (const [name, failing] of working) {
        const ways = failureWays(failing);
        expect([name, ways.length]).toEqual([name, 1]);
        const ends = [...reachable(ways, States)].filter(
          (end) => waysOn(state(end, { ...machine, States })).length === 0,
        );
        expect(ends.map((end) => States[end]?.Type)).toEqual(['Fail']);
      }
    }
  });

  it('tells of what failed, and only of its name', () => {
    const said = JSON.stringify(task('TellOfFailure', machine).Arguments);
    expect(said).toContain('$failure.error');
    for (const found of JSON.stringify(machine).match(/errorOutput\.\w+/g) ?? []) {
      expect(found).toBe('errorOutput.Error');
    }
  });
});

it('a warehouse that failed, was stopped or does not end is a failure', () => {
  const machine = pipelineDefinition(STAGES, { ...CONTEXT, warehouse: WAREHOUSE });
  expect(state('IsWarehouseRefreshed', machine)).toMatchObject({
    Choices: [
      { Condition: "{% $states.input.status = 'FINISHED' %}", Next: 'Done' },
      { Condition: "{% $states.input.status in ['ABORTED', 'FAILED'] %}", Next: 'TellOfFailure' },
      { Condition: '{% $polls >= 180 %}', Next: 'TellOfFailure' },
    ],
    Default: 'AwaitWarehouse',
  });
});
