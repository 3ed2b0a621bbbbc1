import { nagReport } from '../compliance/nag-report.ts';
import { synthesized } from '../synthesized.ts';

const { acknowledgements } = nagReport(synthesized('full').folder);
const at = (construct: string) =>
  acknowledgements.filter((given) => given.at === `LeadLake-full-${construct}`).map(({ rule }) => rule);

test('one of several findings is named by its resource, as the rules write what is known when it is deployed', () => {
  expect(at('Storage/Access')).toContain(
    'AwsSolutions::AwsSolutions-IAM5[Resource::<BucketsRaw686CB728.Arn>/*]',
  );
});

test('the only finding a rule can have is named by the rule alone', () => {
  expect(at('Storage/Pepper')).toEqual(['AwsSolutions::AwsSolutions-SMG4']);
});
