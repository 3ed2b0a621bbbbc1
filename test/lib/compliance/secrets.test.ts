import { lakeView } from '../lake-view.ts';
import { synthesized } from '../synthesized.ts';
import { at } from '../template.ts';
import { findSecrets } from './find-secrets.ts';

describe('the search for secrets', () => {
  it.each([
    [{ Environment: { PEPPER: 'hunter2' } }, 'text under the name PEPPER'],
    [{ Environment: { KEY: `AKIA${'IOSFODNN7EXAMPLE'}` } }, 'access key id'],
    [{ SecretString: 'hunter2' }, 'text under the name SecretString'],
    [{ Url: 'postgres://lake:hunter2@db.example.com/kpi' }, 'password in an address'],
    [{ Value: 'q8Xz1LmP0aVtB7kRfY3wUeJ9sHdC5nG2oT4iKb6Z' }, 'looks random'],
    [{ Body: `-----BEGIN ${'RSA '}PRIVATE KEY-----` }, 'private key'],
  ])('finds %j', (template, why) => {
    expect(findSecrets(template).map((found) => found.why)).toContain(why);
  });

  it('leaves references, hashes and long names alone', () => {
    const template = {
      PEPPER_SECRET: '{{resolve:secretsmanager:lake}}',
      PepperSecret: { Ref: 'Pepper2B9638F2' },
      S3Key: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0.zip',
      Export: 'ExportsOutputRefAccessReadTables',
    };
    expect(findSecrets(template)).toEqual([]);
  });
});

describe.each(['prod', 'full'] as const)('templates of %s', (variant) => {
  const { stacks, template } = synthesized(variant);

  it('hold no secret', () => {
    const found = stacks.flatMap((stack) => {
      const { Resources, Parameters, Outputs } = template(stack);
      // exports are named after what they mean and end in a hash
      const values = Object.fromEntries(
        Object.entries(Outputs ?? {}).filter(([name]) => !name.startsWith('ExportsOutput')),
      );
      return findSecrets(
        withoutNames({ Resources, Parameters, Outputs: values }, new Set(Object.keys(Resources))),
      ).map(({ path, why }) => `${stack}${path}: ${why}`);
    });
    expect(found).toEqual([]);
  });

  it('have the pepper made when it is deployed', () => {
    const secrets = lakeView(variant).ofType('AWS::SecretsManager::Secret');
    expect(secrets.length).toBeGreaterThan(0);
    for (const { Properties } of secrets) {
      expect(Properties.SecretString).toBeUndefined();
      expect(at(Properties, 'GenerateSecretString')).toBeDefined();
    }
  });
});

/** Values as they are, but for names of resources, which end in hashes, and references to them. */
function withoutNames(value: unknown, names: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return names.has(value) ? '<name>' : value;
  if (Array.isArray(value)) return value.map((inner) => withoutNames(inner, names));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && /^(Fn::GetAtt|Fn::ImportValue)$/.test(entries[0]?.[0] ?? '')) return '<name>';
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNames(inner, names)]));
}
