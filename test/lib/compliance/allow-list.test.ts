import { judge, matches } from './allow-list.ts';

const bucket = { rule: 'B1', resource: 'Storage/Logs1', message: 'no logs of logs' };

describe('judging findings by a list of exceptions', () => {
  it('lets pass what an exception names and nothing beside it', () => {
    const other = { rule: 'B1', resource: 'Storage/Raw1', message: 'no logs' };
    const exceptions = [{ rule: 'B1', resource: 'Storage/Logs*', reason: 'they are the logs' }];
    expect(judge([bucket, other], exceptions)).toEqual({
      unacceptable: ['B1 Storage/Raw1: no logs'],
      unused: [],
    });
  });

  it('names an exception that nothing needs any more', () => {
    const exceptions = [{ rule: 'B2', resource: 'Storage/Logs*', reason: 'another rule' }];
    expect(judge([bucket], exceptions)).toEqual({
      unacceptable: ['B1 Storage/Logs1: no logs of logs'],
      unused: ['B2 Storage/Logs*'],
    });
  });

  it('takes a star for anything and every other sign for itself', () => {
    expect(matches('Ingest/*Role*', 'Ingest/GateRole1A')).toBe(true);
    expect(matches('Ingest/Gate.ole', 'Ingest/GateRole')).toBe(false);
    expect(matches('Gate', 'Ingest/Gate')).toBe(false);
  });
});
