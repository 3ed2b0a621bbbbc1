import type { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { createEventBridgeEventBus } from '#adapters/eventbridge-event-bus.ts';
import type { LeadEvent } from '#domain/scoring/lead-event.ts';

const AS_OF = Date.parse('2025-01-01T12:00:00Z');

/** A score told as so many bytes more than it has to be. */
function scored(id: string, padding = 0): LeadEvent {
  const detail = {
    id,
    leadId: 'e_1',
    asOfMs: AS_OF,
    finalScore: 110,
    band: 'HOT',
    machineBand: 'HOT',
    isOverridden: false,
    purchaseProbability: null,
    modelState: 'none',
    recommendedAction: 'x'.repeat(padding),
    scorecardVersion: 'default@1',
    reasons: [],
  } as const;
  return { type: 'LeadScored', detail };
}

type Answer = (ids: readonly string[]) => unknown;

function busThat(answer: Answer) {
  const requests: PutEventsCommand['input'][] = [];
  const failures: unknown[] = [];
  const send = async (command: PutEventsCommand) => {
    requests.push(command.input);
    return answer((command.input.Entries ?? []).map(({ Detail = '{}' }) => JSON.parse(Detail).id));
  };
  const client = { send } as unknown as Parameters<typeof createEventBridgeEventBus>[0]['client'];
  const bus = createEventBridgeEventBus({
    client,
    busName: 'leads',
    onFailure: (error) => failures.push(error),
  });
  return { bus, requests, failures };
}

const takesAll: Answer = (ids) => ({ Entries: ids.map((id) => ({ EventId: `eb-${id}` })) });
const ids = (count: number) => Array.from({ length: count }, (_, place) => `n${place}`);

describe('createEventBridgeEventBus', () => {
  it('hands an event over with its detail, and dates it as of the score', async () => {
    const { bus, requests } = busThat(takesAll);
    expect(await bus.publish([scored('a')])).toEqual(new Set());
    expect(requests).toEqual([
      {
        Entries: [
          {
            EventBusName: 'leads',
            Source: 'lead-lake',
            DetailType: 'LeadScored',
            Detail: JSON.stringify(scored('a').detail),
            Time: new Date('2025-01-01T12:00:00Z'),
          },
        ],
      },
    ]);
  });

  it('asks for nothing where there is nothing to tell', async () => {
    const { bus, requests } = busThat(takesAll);
    expect(await bus.publish([])).toEqual(new Set());
    expect(requests).toEqual([]);
  });

  it('sends at most ten entries in a request', async () => {
    const { bus, requests } = busThat(takesAll);
    await bus.publish(ids(21).map((id) => scored(id)));
    expect(requests.map(({ Entries }) => Entries?.length)).toEqual([10, 10, 1]);
  });

  it('sends no more bytes in a request than EventBridge takes', async () => {
    const { bus, requests } = busThat(takesAll);
    // three of 100,000 bytes and more do not go into 262,144
    await bus.publish(ids(5).map((id) => scored(id, 100_000)));
    expect(requests.map(({ Entries }) => Entries?.length)).toEqual([2, 2, 1]);
  });

  it('counts bytes, not characters, and what stands around the detail', async () => {
    const { bus, requests } = busThat(takesAll);
    const empty = Buffer.byteLength(JSON.stringify(scored('a').detail));
    // 14 bytes for the time, 9 for "lead-lake", 10 for "LeadScored": two such entries are 262,144 bytes to the byte
    const padding = 131_072 - 33 - empty;
    await bus.publish([scored('a', padding), scored('b', padding)]);
    await bus.publish([scored('a', padding), scored('b', padding + 1)]);
    expect(requests.map(({ Entries }) => Entries?.length)).toEqual([2, 1, 1]);
  });

  it('names the entries that were refused, one by one', async () => {
    const { bus } = busThat((all) => ({
      FailedEntryCount: 1,
      Entries: all.map((id) => (id === 'n3' ? { ErrorCode: 'ThrottlingException' } : { EventId: id })),
    }));
    expect(await bus.publish(ids(12).map((id) => scored(id)))).toEqual(new Set(['n3']));
  });

  it('takes what it gets no answer for to be refused', async () => {
    const { bus } = busThat((all) => ({ Entries: all.slice(1).map((id) => ({ EventId: id })) }));
    expect(await bus.publish(ids(3).map((id) => scored(id)))).toEqual(new Set(['n2']));
  });

  it('names all of a request that failed and all after it, and asks no more of a bus that is down', async () => {
    const { bus, requests, failures } = busThat((all) => {
      if (all.includes('n10')) throw new Error('connect ECONNREFUSED');
      return takesAll(all);
    });
    const notTaken = await bus.publish(ids(40).map((id) => scored(id)));
    expect(notTaken).toEqual(new Set(ids(40).slice(10)));
    expect(requests).toHaveLength(2);
    expect(failures).toEqual([new Error('connect ECONNREFUSED')]);
  });

  it('asks a bus again that was down when it was told of something else', async () => {
    let isDown = true;
    const { bus } = busThat((all) => {
      if (isDown) throw new Error('connect ECONNREFUSED');
      return takesAll(all);
    });
    expect(await bus.publish([scored('a')])).toEqual(new Set(['a']));
    isDown = false;
    expect(await bus.publish([scored('a')])).toEqual(new Set());
  });
});
