import { readEmail } from '#domain/contact/email.ts';

const addressOf = (text: string) => {
  const email = readEmail(text);
  return email.ok ? email.value.address : email.issue;
};

describe('readEmail', () => {
  it.each([
    [' Jane.Doe@Example.COM ', 'jane.doe@example.com'],
    ['jane+fair@example.com', 'jane+fair@example.com'],
    ["o'hara@example.com", "o'hara@example.com"],
    ['ja\u0308ne@example.com', 'jäne@example.com'],
    ['jane@例え.test', 'jane@例え.test'],
    ['a@b.co', 'a@b.co'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('writes %j as %j', (text, expected) => {
    expect(addressOf(text)).toBe(expected);
  });

  it.each([
    ['jane'],
    ['jane@localhost'],
    ['jane@@example.com'],
    ['jane@example@example.com'],
    ['jane doe@example.com'],
    ['jane@example.com,'],
    ['jane@.example.com'],
    ['jane@example..com'],
    ['jane@-example.com'],
    ['jane@example.c'],
    ['@example.com'],
    ['jane\u0007@example.com'],
    ['Jane <jane@example.com>'],
    [`${'a'.repeat(65)}@example.com`],
    [`jane@${'a.'.repeat(130)}com`],
    [''],
  ])('finds no address in %j', (text) => {
    expect(addressOf(text)).toBe('email_invalid');
  });

  it('flags throw-away services, below their domain too, and desks', () => {
    expect(readEmail('x@mailinator.com')).toMatchObject({
      value: { isDisposable: true, isRoleAccount: false },
    });
    expect(readEmail('info@mail.mailinator.com')).toMatchObject({
      value: { isDisposable: true, isRoleAccount: true },
    });
    expect(readEmail('jane@example.com')).toMatchObject({
      value: { isDisposable: false, isRoleAccount: false },
    });
  });

  it('answers a text made to slow it down at once', () => {
    const started = performance.now();
    readEmail(`a@${'a-'.repeat(100)}`);
    readEmail('a'.repeat(1_000_000));
    readEmail(`jane@${'a.'.repeat(100)}-`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
