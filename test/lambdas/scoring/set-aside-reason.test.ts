import { ItemTableError } from '#adapters/item-table.ts';
import { ContentionError } from '#adapters/try-again.ts';
import { setAsideReason } from '../../../lambdas/scoring/set-aside-reason.ts';

const systemError = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('setAsideReason', () => {
  it.each([
    ['store_rule', new ItemTableError('an item holds at most 405504 bytes')],
    ['internal', new RangeError('events have no column x')],
    ['internal', new TypeError('x is not a function')],
    ['internal', new SyntaxError('Unexpected token')],
  ])('sets an event aside as %s for what no retry mends: %s', (reason, error) => {
    expect(setAsideReason(error)).toBe(reason);
  });

  it.each([[systemError], [new Error('throttled')], [new ContentionError('scoring')], ['a text']])(
    'leaves an event to be delivered again after %s',
    (error) => {
      expect(setAsideReason(error)).toBeNull();
    },
  );
});
