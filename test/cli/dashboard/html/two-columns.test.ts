import { twoColumns } from '#cli/dashboard/html/two-columns.ts';

describe('two columns', () => {
  it('get things in their order, each the lower one', () => {
    // 5 left; 1 and 2 right, which makes 3 and is still lower; 4 right makes 7; then left.
    expect(twoColumns([5, 1, 2, 4, 3], (height) => height)).toEqual([
      [5, 3],
      [1, 2, 4],
    ]);
    expect(twoColumns([], () => 1)).toEqual([[], []]);
  });
});
