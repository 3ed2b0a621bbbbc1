import { synthesized } from '../../synthesized.ts';
import { at, resourceNamed, text } from '../../template.ts';

const { template } = synthesized('prod');
const workgroup = (beginning: string) =>
  resourceNamed(template('Analytics'), 'AWS::Athena::WorkGroup', `${beginning}Workgroup`).Properties;
const settings = (beginning: string) => at(workgroup(beginning), 'WorkGroupConfiguration');

describe('QueryWorkgroup', () => {
  it.each(['Analysts', 'Kpis', 'Sales'])('%s: nobody who asks can override its settings', (name) => {
    expect(settings(name)).toMatchObject({
      EnforceWorkGroupConfiguration: true,
      EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
      PublishCloudWatchMetricsEnabled: true,
      RequesterPaysEnabled: false,
    });
  });

  it('keeps results under a prefix of its own, encrypted with the key of the tables', () => {
    for (const [name, prefix] of [
      ['Analysts', 'analysts/'],
      ['Kpis', 'kpis/'],
    ] as const) {
      const result = at(settings(name), 'ResultConfiguration');
      expect(text(at(result, 'OutputLocation'))).toMatch(
        new RegExp(`^s3://<[^>]*BucketsResults[^>]*>/${prefix}$`),
      );
      expect(at(result, 'EncryptionConfiguration', 'EncryptionOption')).toBe('SSE_KMS');
      expect(text(at(result, 'EncryptionConfiguration', 'KmsKey'))).toContain('KeysLake');
    }
  });

  it('encrypts what sales people ask with the key of contact data, which analysts cannot use', () => {
    const key = at(settings('Sales'), 'ResultConfiguration', 'EncryptionConfiguration', 'KmsKey');
    expect(text(key)).toContain('KeysContacts');
  });

  it('stops queries that read more than the environment allows', () => {
    // 100 and 500 gigabytes of 1,073,741,824 bytes
    expect(at(settings('Analysts'), 'BytesScannedCutoffPerQuery')).toBe(107_374_182_400);
    expect(at(settings('Kpis'), 'BytesScannedCutoffPerQuery')).toBe(536_870_912_000);
  });

  it('is deleted with the queries of others in it only where nothing is protected', () => {
    expect(workgroup('Analysts').RecursiveDeleteOption).toBe(false);
    const unprotected = synthesized('bare').template('Analytics');
    const { Properties } = resourceNamed(unprotected, 'AWS::Athena::WorkGroup', 'AnalystsWorkgroup');
    expect(Properties.RecursiveDeleteOption).toBe(true);
  });
});
