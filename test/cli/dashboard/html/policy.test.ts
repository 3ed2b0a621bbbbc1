import { policyOf } from '#cli/dashboard/html/policy.ts';

describe('the policy of the page', () => {
  it('allows its one script and style sheet by what they hold, and nothing else', () => {
    const policy = policyOf({ css: '', script: '' });
    // base64 of the SHA-256 of no bytes at all
    const nothing = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src '${nothing}'`,
      `style-src-elem '${nothing}'`,
      "style-src-attr 'unsafe-inline'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });
});
