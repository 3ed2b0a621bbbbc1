import { formatFields } from '#cli/output/fields.ts';
import { createStyles } from '#cli/output/styles.ts';

describe('formatFields', () => {
  it('aligns the values and cuts none of them', () => {
    const long = 'x'.repeat(100);
    expect(
      formatFields(
        [
          ['e-mail', long],
          ['id', 12],
          ['city', null],
        ],
        createStyles(false),
      ),
    ).toBe(`  e-mail  ${long}\n  id      12\n  city`);
  });
});
