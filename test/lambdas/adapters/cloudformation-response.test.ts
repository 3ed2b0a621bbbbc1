import { jest } from '@jest/globals';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import {
  ANSWER_MARGIN_MS,
  AnswerNotTakenError,
  type CustomResourceWork,
  customResourceHandler,
  MAX_ANSWER_ATTEMPTS,
} from '#adapters/cloudformation-response.ts';

const COMMON = {
  ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:migration',
  ResponseURL: 'https://answers.example.com/stack?X-Amz-Signature=secret',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Run',
  ResourceType: 'Custom::TableMigration',
  ResourceProperties: { ServiceToken: '' },
};
const CREATE: CloudFormationCustomResourceEvent = { ...COMMON, RequestType: 'Create' };
const UPDATE: CloudFormationCustomResourceEvent = {
  ...COMMON,
  RequestType: 'Update',
  PhysicalResourceId: 'the-first',
  OldResourceProperties: { ServiceToken: '' },
};
const DELETE: CloudFormationCustomResourceEvent = {
  ...COMMON,
  RequestType: 'Delete',
  PhysicalResourceId: 'the-first',
};
const IDS = { StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Run' };

const contextWith = (leftMs: number) =>
  ({ getRemainingTimeInMillis: () => leftMs, logStreamName: 'today/1' }) as unknown as Context;
const CONTEXT = contextWith(60_000);

/** A CloudFormation that answers each put with the next status, 200 from then on; -1 breaks the connection. */
function cloudFormation(...statuses: number[]) {
  const puts: {
    url: string;
    method?: string | undefined;
    headers: unknown;
    answer: Record<string, unknown>;
  }[] = [];
  const pauses: number[] = [];
  const fetch = (async (url: string, { method, headers, body }: RequestInit) => {
    puts.push({ url, method, headers, answer: JSON.parse(String(body)) });
    const status = statuses[puts.length - 1] ?? 200;
    if (status === -1) throw new TypeError(`no connection to ${url}`);
    return { ok: status < 300, status };
  }) as unknown as typeof globalThis.fetch;
  const sleep = async (milliseconds: number) => void pauses.push(milliseconds);
  return { puts, pauses, tools: { fetch, sleep } };
}

class NamedError extends Error {
  override readonly name = 'NamedError';
}

describe('a custom resource', () => {
  it('answers a creation with the id and data of its work, signed for no content type', async () => {
    const { puts, tools } = cloudFormation();
    const work: CustomResourceWork = async () => ({ physicalResourceId: 'made', data: { count: '2' } });

    await customResourceHandler(work, tools)(CREATE, CONTEXT);

    expect(puts).toEqual([
      {
        url: COMMON.ResponseURL,
        method: 'PUT',
        headers: { 'content-type': '' },
        answer: { Status: 'SUCCESS', PhysicalResourceId: 'made', Data: { count: '2' }, ...IDS },
      },
    ]);
  });

  it('keeps its id on an update, else CloudFormation would delete what is there', async () => {
    const { puts, tools } = cloudFormation();

    await customResourceHandler(async () => ({ physicalResourceId: 'another' }), tools)(UPDATE, CONTEXT);

    expect(puts[0]?.answer).toEqual({ Status: 'SUCCESS', PhysicalResourceId: 'the-first', ...IDS });
  });

  it('is deleted without any work: what it made stays', async () => {
    const { puts, tools } = cloudFormation();
    const work = jest.fn<CustomResourceWork>();

    await customResourceHandler(work, tools)(DELETE, CONTEXT);

    expect(work).not.toHaveBeenCalled();
    expect(puts[0]?.answer).toEqual({ Status: 'SUCCESS', PhysicalResourceId: 'the-first', ...IDS });
  });

  it('fails with the sentence of an error that has a name, on one line and without what signs an address', async () => {
    const { puts, tools } = cloudFormation();
    const onFailure = jest.fn();
    const error = new NamedError('could not read\nhttps://files.example.com/a?X-Amz-Signature=secret today');

    const handler = customResourceHandler(() => Promise.reject(error), { ...tools, onFailure });
    await handler(UPDATE, CONTEXT);

    expect(onFailure.mock.calls).toEqual([[error]]);
    expect(puts[0]?.answer).toEqual({
      Status: 'FAILED',
      PhysicalResourceId: 'the-first',
      Reason: 'NamedError: could not read https://files.example.com/a today (log stream today/1)',
      ...IDS,
    });
  });

  it('says nothing of an error that was not written for people', async () => {
    const { puts, tools } = cloudFormation();
    const work = () => Promise.reject(new TypeError('cannot read "ada@example.com"'));

    await customResourceHandler(work, tools)(CREATE, CONTEXT);

    expect(puts[0]?.answer).toEqual({
      Status: 'FAILED',
      PhysicalResourceId: 'Run-failed',
      Reason: 'something broke inside, the log says what (log stream today/1)',
      ...IDS,
    });
  });

  it('answers within the 4,096 bytes that CloudFormation takes, however much an error has to say', async () => {
    const { puts, tools } = cloudFormation();
    const work = () => Promise.reject(new NamedError('ü'.repeat(10_000)));

    await customResourceHandler(work, tools)(CREATE, CONTEXT);

    expect(Buffer.byteLength(JSON.stringify(puts[0]?.answer))).toBeLessThan(4_096);
  });

  it('fails in time when its work does not end, and tells the work', async () => {
    const { puts, tools } = cloudFormation();
    let signal: AbortSignal | undefined;
    const work: CustomResourceWork = (_, timeIsUp) => {
      signal = timeIsUp;
      return new Promise(() => {});
    };

    await customResourceHandler(work, tools)(CREATE, contextWith(ANSWER_MARGIN_MS + 1));

    expect(signal?.aborted).toBe(true);
    expect(puts[0]?.answer).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining('TimeIsUpError: the function ran out of time'),
    });
  });

  it('sends its answer again when it was not taken', async () => {
    const { puts, pauses, tools } = cloudFormation(-1, 503);

    await customResourceHandler(async () => ({ physicalResourceId: 'made' }), tools)(CREATE, CONTEXT);

    expect(puts.map(({ answer }) => answer.Status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
    expect(pauses).toEqual([500, 500]);
  });

  it('gives up with an error that does not hold the address', async () => {
    const { puts, tools } = cloudFormation(...new Array(99).fill(503));

    const answered = customResourceHandler(async () => ({ physicalResourceId: 'made' }), tools)(
      CREATE,
      CONTEXT,
    );

    await expect(answered).rejects.toThrow(
      new AnswerNotTakenError('status 503'), // compared by message
    );
    expect(puts).toHaveLength(MAX_ANSWER_ATTEMPTS);
    await expect(answered).rejects.not.toThrow(/example\.com/);
  });
});
