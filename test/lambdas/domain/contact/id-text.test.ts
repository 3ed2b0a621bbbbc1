import { idText } from '#domain/contact/id-text.ts';

describe('idText', () => {
  it('takes text trimmed, case kept, and numbers as text', () => {
    expect([' hubspot:AbC ', 123, 0].map(idText)).toEqual(['hubspot:AbC', '123', '0']);
  });

  it('refuses a number that has lost its last digits, lest two people share it', () => {
    expect(idText(JSON.parse('9007199254740993'))).toBeNull();
  });

  it('refuses what is no id at all', () => {
    expect([true, {}, [], null].map(idText)).toEqual([null, null, null, null]);
  });
});
