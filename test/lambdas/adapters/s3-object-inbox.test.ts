import { NoSuchKey, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { createS3ObjectInbox } from '#adapters/s3-object-inbox.ts';
import { collect } from './collect.ts';

interface Sent {
  readonly constructor: { readonly name: string };
  readonly input: object;
}

/** An S3 that answers requests in turn; an error is thrown. */
function s3Answering(...answers: unknown[]) {
  const sent: [string, object][] = [];
  const send = async (command: Sent) => {
    sent.push([command.constructor.name, command.input]);
    const answer = answers[sent.length - 1];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    sent,
    inbox: createS3ObjectInbox({ client: { send } as unknown as S3Client, bucket: 'failures' }),
  };
}

const refusal = (status: number) =>
  new S3ServiceException({ name: 'Refused', $fault: 'client', $metadata: { httpStatusCode: status } });

describe('the S3 inbox', () => {
  it('lists all pages', async () => {
    const { inbox, sent } = s3Answering(
      { Contents: [{ Key: 'a', Size: 1 }], NextContinuationToken: 'more' },
      { Contents: [{ Key: 'b', Size: 2 }] },
    );
    expect(await collect(inbox.list())).toEqual([
      { key: 'a', bytes: 1 },
      { key: 'b', bytes: 2 },
    ]);
    expect(sent).toEqual([
      ['ListObjectsV2Command', { Bucket: 'failures', ContinuationToken: undefined }],
      ['ListObjectsV2Command', { Bucket: 'failures', ContinuationToken: 'more' }],
    ]);
  });

  it('holds nothing where the bucket is empty', async () => {
    expect(await collect(s3Answering({}).inbox.list())).toEqual([]);
  });

  it('reads an object, and takes one that is gone for taken', async () => {
    const body = { transformToByteArray: async () => Buffer.from('content') };
    const gone = new NoSuchKey({ message: 'gone', $metadata: { httpStatusCode: 404 } });
    const { inbox } = s3Answering({ Body: body }, gone);
    expect(await inbox.read('a')).toEqual(Buffer.from('content'));
    expect(await inbox.read('a')).toBeNull();
  });

  it('does not take a refusal for an object that is gone', async () => {
    await expect(s3Answering(refusal(403)).inbox.read('a')).rejects.toThrow(S3ServiceException);
  });

  it('removes an object by its key', async () => {
    const { inbox, sent } = s3Answering({});
    await inbox.remove('a');
    expect(sent).toEqual([['DeleteObjectCommand', { Bucket: 'failures', Key: 'a' }]]);
  });
});
