import { createPhoneReader, UnknownRegionError } from '#domain/contact/phone.ts';

const readPhone = createPhoneReader('US');

describe('createPhoneReader', () => {
  it.each([
    ['+12025550123', '+12025550123'],
    ['(202) 555-0123', '+12025550123'],
    ['1-202-555-0123', '+12025550123'],
    ['12025550123', '+12025550123'],
    ['+44 20 7946 0018', '+442079460018'],
    ['+49 (0)30 901820', '+4930901820'],
  ])('reads %j as %s', (text, e164) => {
    expect(readPhone(text)).toEqual({ ok: true, value: e164 });
  });

  it.each([['123'], ['+1 555'], ['call me'], ['call +12025550123 please'], ['0'.repeat(65)], ['']])(
    'finds no phone number in %j',
    (text) => {
      expect(readPhone(text)).toEqual({ ok: false, issue: 'phone_invalid' });
    },
  );

  it('reads national numbers by the region it was given, in any case', () => {
    expect(createPhoneReader('gb')('020 7946 0018')).toEqual({ ok: true, value: '+442079460018' });
  });

  it('remembers, and forgets, without changing an answer', () => {
    const first = readPhone('+12025550123');
    for (let i = 0; i < 10_000; i += 1) readPhone(`no phone ${i}`);
    expect(readPhone('+12025550123')).toEqual(first);
  });

  it('refuses a region that has no numbering plan', () => {
    expect(() => createPhoneReader('XX')).toThrow(UnknownRegionError);
    expect(() => createPhoneReader('XX')).toThrow(/"XX".*ISO 3166/);
  });
});
