import { PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { ObjectStore } from './object-store.ts';

/** How often a put that ran into another one of the same key is tried in all. */
export const MAX_PUT_ATTEMPTS = 5;

const PRECONDITION_FAILED = 412;
const CONFLICT = 409;

export interface S3ObjectStoreProps {
  readonly client: Pick<S3Client, 'send'>;
  readonly bucket: string;
}

/** Several writers kept meeting at one key, and S3 let none of them finish within our attempts. */
export class PutConflictError extends Error {
  override readonly name = 'PutConflictError';

  constructor(key: string, cause: unknown) {
    super(`S3 answered ${MAX_PUT_ATTEMPTS} times that another write of ${key} is under way`, { cause });
  }
}

/**
 * Put-if-absent on S3 by conditional write, `If-None-Match: *`. S3 answers 412 where the key is taken, and 409
 * where another write of the key is under way, which may yet fail: only trying again tells whether ours is needed.
 */
export function createS3ObjectStore({ client, bucket }: S3ObjectStoreProps): ObjectStore {
  return {
    async putIfAbsent(key, body) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, IfNoneMatch: '*' }));
          return 'stored';
        } catch (error) {
          const status = statusOf(error);
          if (status === PRECONDITION_FAILED) return 'exists';
          if (status !== CONFLICT) throw error;
          if (attempt === MAX_PUT_ATTEMPTS) throw new PutConflictError(key, error);
        }
      }
    },
  };
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
