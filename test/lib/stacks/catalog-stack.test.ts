import { readTables } from '#lib/constructs/catalog/table-definition.ts';
import { synthesized } from '../synthesized.ts';
import { at, listOf, resourceNamed, resourcesOf, text } from '../template.ts';

const { template } = synthesized('prod');
const catalog = template('Catalog');

describe('the catalog', () => {
  it('has external tables as Glue tables, and no other table: CloudFormation would break Iceberg', () => {
    const names = Object.values(resourcesOf(catalog, 'AWS::Glue::Table')).map(({ Properties }) =>
      at(Properties, 'TableInput', 'Name'),
    );

    expect(names.sort()).toEqual(['quarantined_records', 'raw_events', 'score_log', 'validated_events']);
  });

  it('finds raw events under the raw bucket by source and day', () => {
    const { Properties } = resourceNamed(catalog, 'AWS::Glue::Table', 'RawEvents');
    const input = at(Properties, 'TableInput');

    expect(text(at(input, 'Parameters', 'storage.location.template'))).toMatch(
      /^s3:\/\/<.*BucketsRaw.*>\/raw\/source=\$\{source\}\/dt=\$\{dt\}\/$/,
    );
    expect(text(at(input, 'StorageDescriptor', 'Location'))).toMatch(/>\/raw\/$/);
    expect(at(input, 'StorageDescriptor', 'SerdeInfo', 'SerializationLibrary')).toBe(
      'org.openx.data.jsonserde.JsonSerDe',
    );
  });

  it('keeps issues of validated events as a list of code and field', () => {
    const { Properties } = resourceNamed(catalog, 'AWS::Glue::Table', 'ValidatedEvents');
    const columns = listOf(at(Properties, 'TableInput', 'StorageDescriptor', 'Columns'));

    expect(columns.at(-1)).toEqual({
      Name: 'issues',
      Type: 'array<struct<code:string,field:string>>',
      Comment: 'What was wrong with the event: list of code + field',
    });
    expect(text(at(Properties, 'TableInput', 'StorageDescriptor', 'Location'))).toMatch(
      /\/validated\/gate=2\/$/,
    );
  });

  it('migrates by a function that runs once the tables before it are there, and when a statement has changed', () => {
    const run = resourceNamed(catalog, 'Custom::TableMigration', 'MigrationRun');

    expect(run.Properties.DatabaseName).toBe('lead_lake_prod');
    expect(run.Properties.Fingerprint).toMatch(/^[0-9a-f]{16}$/);
    const inDev = resourceNamed(
      synthesized('dev').template('Catalog'),
      'Custom::TableMigration',
      'MigrationRun',
    );
    expect(inDev.Properties.Fingerprint).toBe(run.Properties.Fingerprint);
    expect(listOf(run.DependsOn)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^RawEvents/),
        expect.stringMatching(/^MigrationFunction/),
        expect.stringMatching(/^MigrationWorkgroup/),
      ]),
    );
  });

  it('lets the migration write tables and contacts, and read no stored line', () => {
    const role = resourceNamed(catalog, 'AWS::IAM::Role', 'MigrationFunctionRole');

    const policies = listOf(role.Properties.ManagedPolicyArns).map(text);

    expect(policies.map((policy) => /Access([A-Z][a-z]+(?:[A-Z][a-z]+)?)/.exec(policy)?.[1])).toEqual([
      'WriteTables',
      'WriteContacts',
      'UseResults',
      'Read',
      'Write',
    ]);
  });

  it('encrypts what the migration is told with the key of tables, whatever it asks for', () => {
    const { Properties } = resourceNamed(catalog, 'AWS::Athena::WorkGroup', 'MigrationWorkgroup');
    const configuration = at(Properties, 'WorkGroupConfiguration');

    expect(at(configuration, 'EnforceWorkGroupConfiguration')).toBe(true);
    expect(at(configuration, 'ResultConfiguration', 'EncryptionConfiguration', 'EncryptionOption')).toBe(
      'SSE_KMS',
    );
  });

  it('lets writers touch tables it defines by name, and nothing by a wildcard', () => {
    const { Properties } = resourceNamed(catalog, 'AWS::IAM::ManagedPolicy', 'AccessWrite');
    const statements = listOf(at(Properties, 'PolicyDocument', 'Statement'));
    const resources = statements.flatMap((statement) => listOf(at(statement, 'Resource')).map(text));

    expect(resources.filter((resource) => resource.includes('*'))).toEqual([]);
    expect(resources.some((resource) => resource.endsWith(':table/lead_lake_prod/kpi_values'))).toBe(true);
    expect(resources.some((resource) => resource.endsWith('/raw_events'))).toBe(false);
  });

  it('stays in an environment that is protected, because the journals are known nowhere else', () => {
    const policy = (variant: 'prod' | 'dev') =>
      resourceNamed(synthesized(variant).template('Catalog'), 'AWS::Glue::Database', 'Database')
        .DeletionPolicy;

    expect([policy('prod'), policy('dev')]).toEqual(['Retain', 'Delete']);
  });
});

describe('tags of Lake Formation', () => {
  it('are not there unless they are asked for', () => {
    const bare = synthesized('bare').template('Catalog');

    expect(resourcesOf(bare, 'AWS::LakeFormation::Tag')).toEqual({});
    expect(resourcesOf(bare, 'AWS::LakeFormation::TagAssociation')).toEqual({});
  });

  it('say the layer of every table and where contact data stands', () => {
    const full = synthesized('full').template('Catalog');
    const associations = Object.values(resourcesOf(full, 'AWS::LakeFormation::TagAssociation'));
    const tagged = associations.map(({ Properties }) => [
      at(Properties, 'LFTags', 0, 'TagKey'),
      at(Properties, 'LFTags', 0, 'TagValues', 0),
      at(Properties, 'Resource', 'Table', 'Name') ?? at(Properties, 'Resource', 'TableWithColumns', 'Name'),
      at(Properties, 'Resource', 'TableWithColumns', 'ColumnNames'),
    ]);

    expect(tagged.filter(([key]) => key === 'layer')).toHaveLength(readTables().length);
    expect(tagged).toContainEqual(['layer', 'ops', 'raw_objects', undefined]);
    expect(tagged.filter(([key]) => key === 'contact')).toEqual(
      expect.arrayContaining([
        ['contact', 'false', undefined, undefined],
        ['contact', 'true', 'lead_contacts', ['name', 'email', 'phone']],
        ['contact', 'true', 'quarantined_records', ['bytes_base64']],
        ['contact', 'true', 'raw_events', ['payload']],
        ['contact', 'true', 'validated_events', ['name', 'email', 'phone']],
      ]),
    );
    const ofTables = associations.filter(
      ({ Properties }) => at(Properties, 'Resource', 'Table') !== undefined,
    );
    for (const { DependsOn } of ofTables) {
      expect(listOf(DependsOn)).toContainEqual(expect.stringMatching(/^MigrationRun/));
    }
  });
});
