import { isDisposableDomain } from '#domain/contact/disposable-domain.ts';

describe('isDisposableDomain', () => {
  it('knows the first and the last line of the list', () => {
    expect(isDisposableDomain('0-mail.com')).toBe(true);
    expect(isDisposableDomain('zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz.ooguy.com')).toBe(true);
  });

  it('knows domains below a listed one, but not above or beside it', () => {
    expect(isDisposableDomain('a.b.mailinator.com')).toBe(true);
    expect(isDisposableDomain('not-mailinator.example.com')).toBe(false);
    expect(isDisposableDomain('com')).toBe(false);
    expect(isDisposableDomain('')).toBe(false);
  });
});
