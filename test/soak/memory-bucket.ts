import { type PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';

/** How the next answers of the bucket for a key go wrong. */
export type BucketTrouble =
  | { readonly kind: 'other writes'; readonly times: number }
  | { readonly kind: 'slow down' }
  | { readonly kind: 'no answer'; readonly isStored: boolean; readonly error: Error };

/** A bucket in memory that answers conditional writes as S3 does. */
export function createMemoryBucket() {
  const objects = new Map<string, Uint8Array>();
  const troubles = new Map<string, BucketTrouble>();
  const overwritten: string[] = [];

  const store = (key: string, body: unknown, condition: string | undefined): object => {
    if (objects.has(key)) {
      if (condition === '*') throw refusal('PreconditionFailed', 412);
      overwritten.push(key);
    }
    // A copy, as the wire makes one: what the sender does to its bytes later is its own affair.
    if (body instanceof Uint8Array) objects.set(key, Uint8Array.from(body));
    return {};
  };

  const send = async ({ input }: PutObjectCommand): Promise<object> => {
    const { Key: key = '', Body: body, IfNoneMatch: condition } = input;
    const trouble = troubles.get(key);
    troubles.delete(key);
    if (trouble?.kind === 'other writes') {
      if (trouble.times > 1) troubles.set(key, { ...trouble, times: trouble.times - 1 });
      throw refusal('ConditionalRequestConflict', 409);
    }
    if (trouble?.kind === 'slow down') throw refusal('SlowDown', 503);
    if (trouble?.kind !== 'no answer') return store(key, body, condition);
    if (trouble.isStored) store(key, body, condition);
    throw trouble.error;
  };

  return {
    client: { send } as unknown as Pick<S3Client, 'send'>,
    objects,
    /** Keys that were written although they were taken. */
    overwritten,
    /** The next put of the key meets this. */
    expectTrouble(key: string, trouble: BucketTrouble): void {
      troubles.set(key, trouble);
    },
  };
}

function refusal(name: string, status: number): S3ServiceException {
  const $fault = status < 500 ? 'client' : 'server';
  return new S3ServiceException({ name, $fault, $metadata: { httpStatusCode: status } });
}
