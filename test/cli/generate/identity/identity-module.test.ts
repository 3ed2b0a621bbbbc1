import { identityModule } from '#cli/generate/identity/identity-module.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';

describe('identityModule', () => {
  it('holds the limits in the order they are declared, which is that of strength', () => {
    const text = identityModule([
      { keyType: 'email', maxLinkedKeys: 3 },
      { keyType: 'phone', maxLinkedKeys: 5 },
    ]);
    expect(text.slice(text.indexOf('= ['))).toBe(
      `= [
  {
    keyType: 'email',
    maxLinkedKeys: 3,
  },
  {
    keyType: 'phone',
    maxLinkedKeys: 5,
  },
];
`,
    );
  });

  it('is checked in with a limit for every type of key', () => {
    expect(IDENTITY_LIMITS.map(({ keyType }) => keyType).toSorted()).toEqual([
      'anonymous',
      'email',
      'external',
      'phone',
    ]);
  });
});
