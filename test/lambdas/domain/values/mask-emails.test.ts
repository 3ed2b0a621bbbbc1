import fc from 'fast-check';
import { maskEmails } from '#domain/values/mask-emails.ts';

describe('maskEmails', () => {
  it.each([
    ['jane@example.com', '[email]'],
    ['write to jane.doe+fair@mail.example.com, please', 'write to [email], please'],
    ['https://x.test/?e=jane%40example.com&a=1', 'https://x.test/?e=[email]&a=1'],
    ['https://x.test/?e=jane%2540example.com#top', 'https://x.test/?e=[email]#top'],
    ['https://x.test/?e=jane%40example%2Ecom', 'https://x.test/?e=[email]'],
    ['<jane@example.com>;<joe@example.test>', '<[email]>;<[email]>'],
    ['jäne@例え.test', '[email]'],
    ['JANE@EXAMPLE.COM', '[email]'],
  ])('masks %j as %j', (text, expected) => {
    expect(maskEmails(text)).toBe(expected);
  });

  it.each([
    ['iPhone 15 Pro'],
    ['@handle'],
    ['5 @ 3.50'],
    ['a@b'],
    ['100%40'],
    ['utm@'],
    ['a@.com'],
    ['40 @'],
  ])('leaves %j alone', (text) => {
    expect(maskEmails(text)).toBe(text);
  });

  it('finds the address whatever stands around it', () => {
    const around = fc.string({ unit: fc.constantFrom(' ', '/', '?', '&', '=', ',', '@', '%40', 'a', '.') });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(maskEmails(`${before} jane@example.com ${after}`)).not.toContain('jane@example.com');
      }),
    );
  });

  it('stays quick on a megabyte made to slow it down', () => {
    const started = performance.now();
    maskEmails('a'.repeat(1_000_000) + '@'.repeat(10));
    maskEmails('a@b'.repeat(300_000));
    maskEmails('%4'.repeat(300_000));
    maskEmails('%25'.repeat(300_000));
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
