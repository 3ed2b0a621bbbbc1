import { explainAwsFailure, onAws } from '#cli/aws/explain-aws-failure.ts';
import { awsError } from './fake-aws.ts';

const sentence = (error: unknown) => (explainAwsFailure('ask Athena', error) as Error).message;

describe('what AWS says against a command', () => {
  it('is a way to log in where there are no credentials', () => {
    const missing = Object.assign(new Error('Could not load credentials from any providers'), {
      name: 'CredentialsProviderError',
    });
    expect(sentence(missing)).toBe(
      'no AWS credentials were found: log in (aws sso login), or set AWS_PROFILE',
    );
  });

  it.each(['ExpiredTokenException', 'UnrecognizedClientException', 'InvalidSignatureException'])(
    'is a way to log in again where credentials are refused by %s',
    (name) => {
      expect(sentence(awsError(name))).toBe(
        `AWS does not accept the credentials (${name}): log in again, or set AWS_PROFILE`,
      );
    },
  );

  it.each(['AccessDeniedException', 'AccessDenied', 'KMSAccessDeniedException'])(
    'names what may not be done, after %s',
    (name) => {
      expect(sentence(awsError(name, 'User: x is not authorized to perform: y\nmore'))).toBe(
        'these credentials may not ask Athena (User: x is not authorized to perform: y): ask for the permission, or set AWS_PROFILE',
      );
    },
  );

  it('asks for a region where none is named', () => {
    expect(sentence(new Error('Region is missing'))).toBe('no AWS region is named: set AWS_REGION');
  });

  it('tells a network that is down from an AWS that refuses', () => {
    const down = Object.assign(new Error('getaddrinfo ENOTFOUND x'), { code: 'ENOTFOUND' });
    expect(sentence(down)).toBe(
      'AWS could not be reached to ask Athena (ENOTFOUND): check network and AWS_REGION',
    );
  });

  it('repeats in one line what nobody foresaw of a service', () => {
    expect(sentence(awsError('InvalidRequestException', 'WorkGroup is gone\nat x'))).toBe(
      'AWS could not ask Athena: InvalidRequestException: WorkGroup is gone',
    );
  });

  it('leaves errors of our own alone', async () => {
    const ours = new TypeError('x is not a function');
    expect(explainAwsFailure('ask Athena', ours)).toBe(ours);
    await expect(onAws('ask Athena', () => Promise.reject(ours))).rejects.toBe(ours);
  });
});
