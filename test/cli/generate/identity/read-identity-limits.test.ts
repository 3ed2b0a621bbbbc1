import { mistakesOf } from '../definition-fixtures.ts';

const mistakes = (...keyTypes: readonly string[]): string[] =>
  mistakesOf({ identity: `key_types:\n${keyTypes.map((line) => `  - ${line}\n`).join('')}` });

const ALL = ['external', 'email', 'phone', 'anonymous'].map((name) => `{name: ${name}, max_linked_keys: 8}`);

describe('readIdentityLimits', () => {
  it('takes each type of key once, in any order of strength', () => {
    expect(mistakes(...[...ALL].reverse())).toEqual([]);
  });

  it.each([
    [
      'a type nobody knows',
      [...ALL, '{name: fax, max_linked_keys: 8}'],
      'definitions/identity.yaml:6: unknown key type "fax", allowed are email, phone, external, anonymous',
    ],
    [
      'a type twice',
      [...ALL, ALL[0] ?? ''],
      'definitions/identity.yaml:6: key type external is listed twice',
    ],
    [
      'a type without a limit',
      ALL.slice(1),
      'definitions/identity.yaml:1: no limit for external: every key type needs one',
    ],
    [
      'a limit of nothing',
      [...ALL.slice(1), '{name: external, max_linked_keys: 0}'],
      'definitions/identity.yaml:5: key_types.3.max_linked_keys must be a whole number of at least 1, found 0',
    ],
  ])('refuses %s', (_, keyTypes, message) => {
    expect(mistakes(...keyTypes)).toEqual([message]);
  });
});
