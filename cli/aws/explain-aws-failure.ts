import { UserError } from '../user-error.ts';

/** Nobody to be: the chain of providers found no credentials, or a session that has ended. */
const NO_CREDENTIALS: ReadonlySet<string> = new Set(['CredentialsProviderError', 'TokenProviderError']);
/** Credentials that AWS does not accept (any more). */
const REFUSED_CREDENTIALS: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);
const NO_PERMISSION = /AccessDenied|NotAuthorized|UnauthorizedOperation/i;
const NO_REGION = /region is missing/i;
const UNREACHABLE: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'TimeoutError',
]);

/**
 * Does something on AWS; what AWS says against it becomes one sentence for the person at the keyboard.
 *
 * @param doing what is being done, as it goes on after `may not` and `could not`: `ask Athena`
 */
export async function onAws<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainAwsFailure(doing, error);
  }
}

/** A `UserError` for what AWS, or the way to it, says; any other error as it is. */
export function explainAwsFailure(doing: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : name;
  if (NO_CREDENTIALS.has(name)) {
    return new UserError('no AWS credentials were found: log in (aws sso login), or set AWS_PROFILE');
  }
  if (NO_REGION.test(message)) return new UserError('no AWS region is named: set AWS_REGION');
  if (REFUSED_CREDENTIALS.has(name)) {
    return new UserError(`AWS does not accept the credentials (${name}): log in again, or set AWS_PROFILE`);
  }
  if (saysNoPermission(error)) {
    return new UserError(
      `these credentials may not ${doing} (${firstLine(message)}): ask for the permission, or set AWS_PROFILE`,
    );
  }
  if (UNREACHABLE.has(code) || UNREACHABLE.has(name)) {
    return new UserError(`AWS could not be reached to ${doing} (${code}): check network and AWS_REGION`);
  }
  if (!('$fault' in error)) return error;
  return new UserError(`AWS could not ${doing}: ${name}: ${firstLine(message)}`);
}

/** Whether AWS says that the credentials lack a permission. */
export function saysNoPermission(error: unknown): boolean {
  return error instanceof Error && NO_PERMISSION.test(error.name);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
