import { type PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { createS3ObjectStore, MAX_PUT_ATTEMPTS, PutConflictError } from '#adapters/s3-object-store.ts';

const BODY = Buffer.from('content');

/** An S3 that answers each put with the next status; 200 takes it. */
function s3Answering(...statuses: number[]) {
  const commands: PutObjectCommand[] = [];
  const send = async (command: PutObjectCommand) => {
    commands.push(command);
    const status = statuses[commands.length - 1] ?? 200;
    if (status === 200) return {};
    throw new S3ServiceException({
      name: `Status${status}`,
      $fault: status < 500 ? 'client' : 'server',
      $metadata: { httpStatusCode: status },
    });
  };
  return { commands, client: { send } as unknown as S3Client };
}

describe('the S3 object store', () => {
  it('puts an object on the condition that its key is free', async () => {
    const { client, commands } = s3Answering(200);

    const outcome = await createS3ObjectStore({ client, bucket: 'lake' }).putIfAbsent('raw/a', BODY);

    expect(outcome).toBe('stored');
    expect(commands.map(({ input }) => input)).toEqual([
      { Bucket: 'lake', Key: 'raw/a', Body: BODY, IfNoneMatch: '*' },
    ]);
  });

  it('takes 412 for "the content is there"', async () => {
    const { client, commands } = s3Answering(412);

    expect(await createS3ObjectStore({ client, bucket: 'lake' }).putIfAbsent('raw/a', BODY)).toBe('exists');
    expect(commands).toHaveLength(1);
  });

  it('tries again after 409, because the other write may have failed', async () => {
    const { client, commands } = s3Answering(409, 409, 200);

    expect(await createS3ObjectStore({ client, bucket: 'lake' }).putIfAbsent('raw/a', BODY)).toBe('stored');
    expect(commands).toHaveLength(3);
  });

  it('gives up with a named error when the conflict does not end', async () => {
    const { client, commands } = s3Answering(...new Array(100).fill(409));

    await expect(createS3ObjectStore({ client, bucket: 'lake' }).putIfAbsent('raw/a', BODY)).rejects.toThrow(
      PutConflictError,
    );
    expect(commands).toHaveLength(MAX_PUT_ATTEMPTS);
  });

  it.each([403, 404, 500, 503])('passes status %i on as the failure it is', async (status) => {
    const { client, commands } = s3Answering(status);

    await expect(createS3ObjectStore({ client, bucket: 'lake' }).putIfAbsent('raw/a', BODY)).rejects.toThrow(
      S3ServiceException,
    );
    expect(commands).toHaveLength(1);
  });
});
