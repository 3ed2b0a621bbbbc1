import { isRoleAccount } from '#domain/contact/role-account.ts';

describe('isRoleAccount', () => {
  it('knows desks, with a tag too', () => {
    expect(['info', 'sales', 'noreply', 'no-reply', 'info+fair'].every(isRoleAccount)).toBe(true);
  });

  it('takes nobody for a desk whose name only begins like one', () => {
    expect(['informed', 'salesman', 'jane', '+info', ''].some(isRoleAccount)).toBe(false);
  });
});
