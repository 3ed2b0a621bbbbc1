import { interleave, orderOfRound } from '../../bench/rounds.ts';

describe('orderOfRound', () => {
  it('begins every round with another subject', () => {
    const orders = [0, 1, 2, 3].map((round) => orderOfRound(['a', 'b', 'c'], round).join(''));
    expect(orders).toEqual(['abc', 'bca', 'cab', 'abc']);
  });

  it('has nothing to order where nothing is measured', () => {
    expect(orderOfRound([], 1)).toEqual([]);
  });
});

describe('interleave', () => {
  it('measures all subjects before any of them again, and keeps their results apart', async () => {
    const ran: string[] = [];
    const subject = (name: string) => ({
      name,
      run: async () => {
        ran.push(name);
        return ran.length;
      },
    });
    const results = await interleave([subject('a'), subject('b')], 2, () => {});
    expect(ran).toEqual(['a', 'b', 'b', 'a']);
    expect([...results]).toEqual([
      ['a', [1, 4]],
      ['b', [2, 3]],
    ]);
  });
});
