import { LEFT_OUT, leaveOut } from '../../../rehearsal/strip/left-out.ts';

const KNOWN = new Set(['AWS::S3::Bucket', 'AWS::CloudWatch::Alarm']);
const WRITTEN = [
  { type: 'AWS::Odd::Thing', why: 'unknown' },
  {
    type: 'AWS::CloudWatch::Alarm',
    why: 'no metric math',
    isMeant: ({ Properties = {} }) => 'Metrics' in Properties,
  },
];
const odd = { Type: 'AWS::Odd::Thing' };
const plain = { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'x' } };
const math = { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: [] } };

describe('what a rehearsal leaves out', () => {
  it('is what is written down, of a known type only what is meant', () => {
    const { isLeftOut, problems } = leaveOut(KNOWN, WRITTEN);
    expect([odd, plain, math, { Type: 'AWS::S3::Bucket' }].map(isLeftOut)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(problems()).toEqual([]);
  });

  it('cannot grow unseen', () => {
    const { isLeftOut, problems } = leaveOut(KNOWN, WRITTEN);
    for (const resource of [odd, math, { Type: 'AWS::New::Thing' }, { Type: 'Custom::Own' }])
      isLeftOut(resource);
    expect(problems()).toEqual(['AWS::New::Thing cannot be made and is not in the list of what is left out']);
  });

  it('does not stay in the list when nothing is left out by it', () => {
    const { isLeftOut, problems } = leaveOut(new Set([...KNOWN, 'AWS::Odd::Thing']), WRITTEN);
    for (const resource of [odd, math]) isLeftOut(resource);
    expect(problems()).toEqual([
      'AWS::Odd::Thing is in the list of what is left out, and nothing is left out by it',
    ]);
  });

  it('is this, type by type', () => {
    expect(LEFT_OUT.map(({ type }) => type)).toEqual([
      'AWS::Athena::NamedQuery',
      'AWS::Budgets::Budget',
      'AWS::Events::Archive',
      'AWS::Glue::SecurityConfiguration',
      'AWS::SageMaker::ModelPackageGroup',
      'AWS::CloudWatch::Alarm',
      'Custom::TableMigration',
    ]);
  });
});
