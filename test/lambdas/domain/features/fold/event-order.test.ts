import { compareEvents, compareText } from '#domain/features/fold/event-order.ts';
import { event } from './event-factory.ts';

describe('compareText', () => {
  it.each([
    ['a', 'b'],
    ['Z', 'a'],
    ['', 'a'],
    ['a', 'ab'],
    // UTF-8: EF BF AE before F0 9F 98 80; UTF-16 has them the other way round (D83D before FFEE)
    ['\uffee', '😀'],
    ['\ud7ff', '\ue000'],
    ['é', '😀'],
    ['😀', '😁'],
  ])('puts %j before %j, as their UTF-8 bytes are', (less, greater) => {
    expect(Math.sign(compareText(less, greater))).toBe(-1);
    expect(Math.sign(compareText(greater, less))).toBe(1);
    expect(Math.sign(Buffer.compare(Buffer.from(less), Buffer.from(greater)))).toBe(-1);
  });

  it('tells the same text from no other', () => {
    expect(compareText('a', 'a')).toBe(0);
  });
});

describe('compareEvents', () => {
  it('goes by time, then source, then id', () => {
    const first = event('z', 'click', 'web', '2025-01-01T00:00:00');
    const crm = event('z', 'sales_touch', 'crm', '2025-01-01T00:00:01');
    const web = event('a', 'click', 'web', '2025-01-01T00:00:01');
    const last = event('b', 'click', 'web', '2025-01-01T00:00:01');
    expect([last, web, crm, first].sort(compareEvents)).toEqual([first, crm, web, last]);
  });
});
