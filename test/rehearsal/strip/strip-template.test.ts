import { stripTemplate } from '../../../rehearsal/strip/strip-template.ts';

/** A name in the text of `Fn::Sub`. */
const named = (name: string) => `$\{${name}}`;
const ELSEWHERE = [named('Bucket'), named('AWS::Region'), named('!Gone')].join(' ');

const TEMPLATE = {
  Resources: {
    Gone: { Type: 'AWS::Odd::Thing', Properties: { Name: 'x' } },
    Bucket: { Type: 'AWS::S3::Bucket', DependsOn: ['Gone'] },
    Function: {
      Type: 'AWS::Lambda::Function',
      DependsOn: ['Gone', 'Bucket'],
      Properties: {
        Arn: { 'Fn::GetAtt': ['Gone', 'Arn'] },
        RoleArn: { 'Fn::GetAtt': 'Gone.RoleArn' },
        Name: { 'Fn::Join': ['', ['a-', { Ref: 'Gone' }]] },
        Text: { 'Fn::Sub': `${named('Gone.Arn')} ${named('Gone')} ${ELSEWHERE}` },
        Values: { 'Fn::Sub': [`${named('value')} ${named('Gone')}`, { value: { Ref: 'Gone' } }] },
        Kept: [{ Ref: 'Bucket' }, { 'Fn::GetAtt': ['Bucket', 'Arn'] }, null, 7],
      },
    },
  },
  Outputs: { Odd: { Value: { Ref: 'Gone' } } },
};
const strip = () => stripTemplate(TEMPLATE, ({ Type }) => Type === 'AWS::Odd::Thing');

describe('a template without some of its resources', () => {
  it('has texts in the places of their names, and waits for them no longer', () => {
    expect(strip().template).toEqual({
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket' },
        Function: {
          Type: 'AWS::Lambda::Function',
          DependsOn: ['Bucket'],
          Properties: {
            Arn: 'arn:aws:rehearsal:us-east-1:000000000000:Gone',
            RoleArn: 'arn:aws:rehearsal:us-east-1:000000000000:Gone',
            Name: { 'Fn::Join': ['', ['a-', 'rehearsal-Gone']] },
            Text: { 'Fn::Sub': `arn:aws:rehearsal:us-east-1:000000000000:Gone rehearsal-Gone ${ELSEWHERE}` },
            Values: { 'Fn::Sub': [`${named('value')} rehearsal-Gone`, { value: 'rehearsal-Gone' }] },
            Kept: [{ Ref: 'Bucket' }, { 'Fn::GetAtt': ['Bucket', 'Arn'] }, null, 7],
          },
        },
      },
      Outputs: { Odd: { Value: 'rehearsal-Gone' } },
    });
  });

  it('comes with what was taken out of it', () => {
    expect(strip().stripped).toEqual({ Gone: TEMPLATE.Resources.Gone });
  });

  it('stays as it is where nothing is taken', () => {
    expect(stripTemplate(TEMPLATE, () => false)).toEqual({ template: TEMPLATE, stripped: {} });
  });
});
