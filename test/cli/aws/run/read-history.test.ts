import { readHistory } from '#cli/aws/run/read-history.ts';
import { into, outOf, WHOLE_RUN } from './history-events.ts';

const STAGES = ['process', 'kpis'];

describe('the history of a run', () => {
  it('tells what each stage took, and the rows its job reports', () => {
    expect(readHistory(WHOLE_RUN, STAGES)).toEqual({
      runId: 'r-1',
      asOf: '2025-01-31T03:00:00Z',
      state: 'Done',
      done: [
        { stage: 'process', seconds: 60, rowsIn: 120, rowsOut: 90 },
        { stage: 'kpis', seconds: 8, rowsIn: null, rowsOut: null },
      ],
    });
  });

  it('counts no stage as done that was left because it failed', () => {
    const events = [
      into(0, 'Process'),
      outOf(9, 'Process', { variables: { failure: 'x' } }),
      into(9, 'TellOfFailure'),
    ];
    expect(readHistory(events, STAGES)).toMatchObject({ state: 'TellOfFailure', done: [] });
  });

  it('tells where a run is that is under way', () => {
    expect(readHistory(WHOLE_RUN.slice(0, 3), STAGES)).toMatchObject({ state: 'Process', done: [] });
    expect(readHistory([], STAGES)).toEqual({ runId: '', asOf: '', state: '', done: [] });
  });

  it('tells of no rows where an output was cut short for its length', () => {
    const cut = outOf(2, 'ReadProcessReport');
    const output = '{"metrics":[{"na';
    const events = [
      into(0, 'Process'),
      outOf(1, 'Process'),
      { ...cut, stateExitedEventDetails: { name: 'ReadProcessReport', output } },
    ];
    expect(readHistory(events, STAGES).done).toEqual([
      { stage: 'process', seconds: 1, rowsIn: null, rowsOut: null },
    ]);
  });
});
