import { sideBySide } from '../../../lambdas/scoring/side-by-side.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('sideBySide', () => {
  it('does the work of each item once, and never for more at a time than it may', async () => {
    const done: number[] = [];
    let underWay = 0;
    let most = 0;
    await sideBySide([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turns = item % 3; turns >= 0; turns -= 1) await turn();
      underWay -= 1;
      done.push(item);
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('has nothing to do for no items', async () => {
    await sideBySide([], 3, () => Promise.reject(new Error('called')));
  });
});
