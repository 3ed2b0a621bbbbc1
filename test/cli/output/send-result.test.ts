import { formatSendResult } from '#cli/output/send-result.ts';
import { createStyles } from '#cli/output/styles.ts';
import type { SendResult } from '#cli/send/index.ts';

const styles = createStyles(false);
const none = { read: 0, accepted: 0, quarantined: 0, reasons: {} };
const clean: SendResult = { ...none, read: 1200, accepted: 1200, rejects: [], leftover: none };

describe('what became of the records sent', () => {
  it('is three counts where all was taken', () => {
    expect(formatSendResult(clean, styles)).toBe('read         1,200\naccepted     1,200\nquarantined  0');
  });

  it('names reasons, the most frequent first, and the line of each', () => {
    const rejects = [
      { line: 3, index: 0, reason: 'not_json', path: '' },
      { line: 7, index: 0, reason: 'contract_violation', path: 'event_id' },
      { line: 9, index: 0, reason: 'not_json', path: '' },
    ] as const;
    const reasons = { contract_violation: 1, not_json: 2 };
    expect(
      formatSendResult({ ...clean, read: 4, accepted: 1, quarantined: 3, reasons, rejects }, styles),
    ).toBe(
      `read         4
accepted     1
quarantined  3

reason              events
not_json                 2
contract_violation       1

line  reason              field
   3  not_json
   7  contract_violation  event_id
   9  not_json`,
    );
  });

  it('names twenty lines and says where the others are', () => {
    const rejects = Array.from({ length: 25 }, (_, at) => ({
      line: at + 1,
      index: 0,
      reason: 'empty' as const,
      path: '',
    }));
    const text = formatSendResult({ ...clean, quarantined: 1300, reasons: { empty: 1300 }, rejects }, styles);
    expect(text.split('\n').slice(-2)).toEqual(['  20  empty', '… and 1,280 more (--json names 25 of them)']);
  });

  it('tells of records that an interrupted send had left', () => {
    const text = formatSendResult({ ...clean, leftover: { ...none, read: 1 } }, styles);
    expect(text).toMatch(/\nand 1 record that an interrupted send had left waiting$/);
  });
});
