import { lakeView } from '../lake-view.ts';
import { allStates, mistakesOf } from './state-machines.ts';

const task = {
  Type: 'Task',
  Resource: 'arn:aws:states:::glue:startJobRun.sync',
  TimeoutSeconds: 60,
  Retry: [{ ErrorEquals: ['Glue.ConcurrentRunsExceededException'], MaxAttempts: 3 }],
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
  Next: 'Done',
};
const ends = { Done: { Type: 'Succeed' }, Failed: { Type: 'Fail' } };

describe('the check of state machines', () => {
  it('takes one whose tasks end, are tried again and cannot fail unseen', () => {
    expect(mistakesOf({ StartAt: 'Run', States: { Run: task, ...ends } })).toEqual([]);
  });

  it('names a task that can hang, is never tried again, or whose failure nobody takes', () => {
    const { TimeoutSeconds: _, Retry: __, Catch: ___, ...bare } = task;
    expect(mistakesOf({ StartAt: 'Run', States: { Run: bare, Done: ends.Done } })).toEqual([
      'Run: has no time-out',
      'Run: is never tried again',
      'Run: nobody takes its failure',
    ]);
  });

  it('names states that lead nowhere and states nothing leads to', () => {
    const States = { Run: { ...task, Next: 'Gone' }, ...ends, Forgotten: { Type: 'Pass' } };
    expect(mistakesOf({ StartAt: 'Run', States })).toEqual([
      'Run: goes on to Gone, which is no state',
      'Forgotten: neither goes on nor ends',
      'Done: nothing leads to it',
      'Forgotten: nothing leads to it',
    ]);
  });

  it('looks into branches and iterations', () => {
    const inner = { StartAt: 'Inner', States: { Inner: { ...task, TimeoutSeconds: undefined }, ...ends } };
    const States = { Both: { Type: 'Parallel', Branches: [inner], End: true } };
    expect(mistakesOf({ StartAt: 'Both', States })).toEqual(['Both/Inner: has no time-out']);
    expect(allStates({ States }).map(([name]) => name)).toEqual(['Both', 'Inner', 'Done', 'Failed']);
  });
});

describe.each(['bare', 'full'] as const)('state machines of %s', (variant) => {
  const lake = lakeView(variant);
  const machines = lake.ofType('AWS::StepFunctions::StateMachine').map(({ name, stack, Properties }) => ({
    name,
    definition: JSON.parse(lake.say(Properties.DefinitionString, stack)),
  }));

  it('are there, with tasks in them', () => {
    expect(machines).not.toEqual([]);
    for (const { definition } of machines) {
      expect(allStates(definition).filter(([, { Type }]) => Type === 'Task')).not.toEqual([]);
    }
  });

  it('have tasks that end, are tried again and cannot fail unseen', () => {
    expect(machines.flatMap(({ name, definition }) => mistakesOf(definition, `${name} `))).toEqual([]);
  });

  it('fail where anything failed: whoever takes a failure ends in failure', () => {
    for (const { definition } of machines) {
      expect(allStates(definition).filter(([, { Type }]) => Type === 'Fail')).not.toEqual([]);
    }
  });
});
