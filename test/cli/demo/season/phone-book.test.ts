import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type Country, openPhoneBook } from '../../../../cli/demo/season/phone-book.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';

function allNumbers(country: Country): string[] {
  const book = openPhoneBook(createRandom(1, 'phones'));
  const numbers: string[] = [];
  for (let number = book.take(country); number !== null; number = book.take(country)) numbers.push(number);
  return numbers;
}

describe.each([
  ['US', 27_000],
  ['GB', 12_000],
] as const)('the phone book of %s', (country, least) => {
  const numbers = allNumbers(country);

  it(`hands out at least ${least} numbers, none twice, and then says that it has no more`, () => {
    expect(numbers.length).toBeGreaterThanOrEqual(least);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('hands out numbers that are valid in form', () => {
    const invalid = numbers.filter((number) => {
      const parsed = parsePhoneNumberFromString(number);
      return parsed?.isValid() !== true || parsed.country !== country || parsed.number !== number;
    });
    expect(invalid).toEqual([]);
  });
});
