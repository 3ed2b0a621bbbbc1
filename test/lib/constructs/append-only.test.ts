import { synthesized } from '../synthesized.ts';
import { at, listOf, resourceNamed, text } from '../template.ts';

const statements = listOf(
  at(
    resourceNamed(synthesized('prod').template('Storage'), 'AWS::S3::BucketPolicy', 'BucketsRawPolicy'),
    'Properties',
    'PolicyDocument',
    'Statement',
  ),
);
const statement = (sid: string) => statements.find((found) => at(found, 'Sid') === sid);

test('an object is only put into raw where there was none', () => {
  expect(statement('OnlyNewObjects')).toMatchObject({
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:PutObject',
    Condition: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
  });
  expect(text(at(statement('OnlyNewObjects'), 'Resource'))).toMatch(/^<BucketsRaw\w+\.Arn>\/\*$/);
});

test('nobody but the eraser deletes from raw, whatever else allows it', () => {
  expect(statement('OnlyTheEraserDeletes')).toMatchObject({
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
    Condition: {
      ArnNotEquals: {
        'aws:PrincipalArn': { 'Fn::GetAtt': [expect.stringMatching(/^BucketsEraser/), 'Arn'] },
      },
    },
  });
});

test('the eraser can delete what is in raw', () => {
  const allowed = statement('TheEraserDeletes');
  expect(allowed).toMatchObject({ Effect: 'Allow', Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'] });
  expect(text(at(allowed, 'Principal', 'AWS'))).toMatch(/^<BucketsEraser\w+\.Arn>$/);
});
