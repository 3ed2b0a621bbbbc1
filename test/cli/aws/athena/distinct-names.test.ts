import { distinctNames } from '#cli/aws/athena/distinct-names.ts';

describe('names of columns', () => {
  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [
      ['id', 'id', 'id'],
      ['id', 'id_2', 'id_3'],
    ],
    // a column that is really called id_2 keeps its name
    [
      ['id', 'id', 'id_2'],
      ['id', 'id_3', 'id_2'],
    ],
  ])('%j are told apart as %j', (names, distinct) => {
    expect(distinctNames(names)).toEqual(distinct);
  });
});
