import { readFileSync } from 'node:fs';
import { synthesized } from '../synthesized.ts';
import { at, listOf, resourceNamed, resourcesOf, text } from '../template.ts';

const { template } = synthesized('full');
const processing = template('Processing');
const properties = (type: string, beginning: string) => resourceNamed(processing, type, beginning).Properties;
const STAGES = ['Process', 'Features', 'Score'];

/** What a role may do by policies of other stacks, by the construct that makes each. */
function attached(role: string): string[] {
  const arns = listOf(properties('AWS::IAM::Role', role).ManagedPolicyArns).map(text);
  return arns.map((arn) => /OutputRef(Access[A-Za-z]+?)[0-9A-F]{8}/.exec(arn)?.[1] ?? arn).sort();
}

describe('jobs', () => {
  it('are one per stage of models, of the version the models are tested with, tried once and one run at a time', () => {
    const jobs = Object.values(resourcesOf(processing, 'AWS::Glue::Job')).map(({ Properties }) => Properties);
    expect(jobs).toHaveLength(3);
    for (const job of jobs) {
      expect(job).toMatchObject({
        GlueVersion: '5.1',
        WorkerType: 'G.1X',
        NumberOfWorkers: 4,
        Timeout: 120,
        MaxRetries: 0,
        ExecutionProperty: { MaxConcurrentRuns: 1 },
        Command: { Name: 'glueetl', PythonVersion: '3' },
        DefaultArguments: {
          '--enable-auto-scaling': 'true',
          '--datalake-formats': 'iceberg',
          '--database': 'lead_lake_full',
          '--gate_version': '2',
          '--read_back_days': '8',
        },
      });
    }
  });

  it('are given no argument of ours that they do not know', () => {
    const known = readFileSync('glue-scripts/lead_lake/glue_arguments.py', 'utf8');
    for (const stage of STAGES) {
      const given = Object.keys(Object(properties('AWS::Glue::Job', `Jobs${stage}`).DefaultArguments));
      const ours = given.filter((name) => /^--[a-z]+(_[a-z]+)*$/.test(name));
      expect(ours.length).toBeGreaterThan(4);
      expect(ours.filter((name) => !known.includes(`"${name.slice(2)}"`))).toEqual([]);
    }
  });

  it('reach contact data in the stage that reads events, and in no other', () => {
    expect(attached('JobsProcessRole')).toEqual([
      'AccessReadRaw',
      'AccessWrite',
      'AccessWriteContacts',
      'AccessWriteTables',
    ]);
    expect(attached('JobsFeaturesRole')).toEqual(['AccessWrite', 'AccessWriteTables']);
    // the bucket of raw holds the score log, too, which has no contact data
    expect(attached('JobsScoreRole')).toEqual(['AccessReadScoreLog', 'AccessWrite', 'AccessWriteTables']);
  });

  it('read their own script and the bundle, and no other object of a deployment', () => {
    for (const stage of STAGES) {
      const policy = properties('AWS::IAM::Policy', `Jobs${stage}RoleDefaultPolicy`);
      const statements = listOf(at(policy, 'PolicyDocument', 'Statement'));
      const code = statements.filter((statement) => at(statement, 'Action') === 's3:GetObject');
      const resources = code.flatMap((statement) => listOf(at(statement, 'Resource')).map(text));
      expect(resources).toHaveLength(2);
      for (const resource of resources) expect(resource).toMatch(/\/[0-9a-f]{64}\.(py|zip)$/);
    }
  });

  it('write encrypted logs under the names Glue makes of role and security configuration', () => {
    for (const stage of STAGES) {
      for (const [kind, stream] of [
        ['Output', 'output'],
        ['Error', 'error'],
      ]) {
        const group = properties('AWS::Logs::LogGroup', `Jobs${stage}Logs${kind}`);
        expect(text(group.LogGroupName)).toMatch(
          new RegExp(
            `^/lead-lake/full/jobs/${stage.toLowerCase()}/lead-lake-full-role/<Jobs${stage}Role\\w+>/${stream}$`,
          ),
        );
        expect(text(group.KmsKeyId)).toContain('KeysLogs');
        expect(group.RetentionInDays).toBe(90);
      }
      expect(text(properties('AWS::Glue::Job', `Jobs${stage}`).SecurityConfiguration)).toMatch(
        /^<JobsSecurity/,
      );
    }
    expect(
      properties('AWS::Glue::SecurityConfiguration', 'JobsSecurity').EncryptionConfiguration,
    ).toMatchObject({
      CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS' },
      JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS' },
      S3Encryptions: [{ S3EncryptionMode: 'SSE-KMS' }],
    });
  });
});

describe('the pipeline', () => {
  it('is traced, and logs which state was when, not what was in it', () => {
    const machine = properties('AWS::StepFunctions::StateMachine', 'Pipeline');
    expect(machine.TracingConfiguration).toEqual({ Enabled: true });
    expect(machine.LoggingConfiguration).toMatchObject({ IncludeExecutionData: false, Level: 'ALL' });
    expect(properties('AWS::Logs::LogGroup', 'PipelineLog').LogGroupName).toBe(
      '/aws/vendedlogs/states/lead-lake-full-pipeline',
    );
  });

  it('may publish metrics of the lake alone', () => {
    const policy = properties('AWS::IAM::Policy', 'PipelineRoleDefaultPolicy');
    const statements = listOf(at(policy, 'PolicyDocument', 'Statement'));
    const publishing = statements.filter((one) =>
      listOf(at(one, 'Action')).includes('cloudwatch:PutMetricData'),
    );
    expect(publishing.map((one) => at(one, 'Condition'))).toEqual([
      { StringEquals: { 'cloudwatch:namespace': 'LeadLake/full' } },
    ]);
  });

  it('computes every KPI and asks every check', () => {
    const machine = properties('AWS::StepFunctions::StateMachine', 'Pipeline');
    const { States } = JSON.parse(text(machine.DefinitionString));
    expect(States.Kpis.Items).toHaveLength(10);
    expect(States.Checks.Items.map(({ check }: { check: string }) => check)).toContain(
      'reasons_sum_to_score',
    );
  });

  it('starts every day at its hour, by a role that can do nothing else', () => {
    expect(properties('AWS::Scheduler::Schedule', 'Daily')).toMatchObject({
      ScheduleExpression: 'cron(0 3 * * ? *)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
    const policy = properties('AWS::IAM::Policy', 'DailyRoleDefaultPolicy');
    expect(listOf(at(policy, 'PolicyDocument', 'Statement'))).toEqual([
      expect.objectContaining({ Action: 'states:StartExecution' }),
    ]);
  });
});

describe('alerts', () => {
  it('go to the address of the environment, and to nobody where there is none', () => {
    expect(properties('AWS::SNS::Subscription', 'AlertsByEmail')).toMatchObject({
      Protocol: 'email',
      Endpoint: 'operations@example.com',
    });
    const bare = synthesized('bare').template('Processing');
    expect(resourcesOf(bare, 'AWS::SNS::Subscription')).toEqual({});
  });
});
