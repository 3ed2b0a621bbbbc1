import { UserError } from '#cli/user-error.ts';

describe('UserError', () => {
  it('has a name that survives bundling, by which it is known', () => {
    expect(new UserError('say more')).toMatchObject({ name: 'UserError', message: 'say more' });
  });
});
