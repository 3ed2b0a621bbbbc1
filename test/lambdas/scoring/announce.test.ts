import type { EventBus } from '#adapters/event-bus.ts';
import type { LeadEvent } from '#domain/scoring/lead-event.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import { announce } from '../../../lambdas/scoring/announce.ts';
import { leadBandChanged, leadScored } from '../../../lambdas/scoring/lead-events.ts';
import type { LeadProfileStore } from '../../../lambdas/scoring/scored-lead.ts';
import { FORM, LEAD_ID, ROADSHOW, scoredLead, WEBINAR } from './support/leads.ts';

const cold = scoredLead([ROADSHOW]);
const warm = scoredLead([ROADSHOW, WEBINAR], { score: cold.score });
const hot = scoredLead([ROADSHOW, WEBINAR, FORM], { score: warm.score });
const [toWarm, toHot] = hot.score.unannounced.map((change) => leadBandChanged(change).detail.id);

/** A bus that refuses what it is told to, and a store that notes what is written back. */
function announcing(refuses: (event: LeadEvent) => boolean = () => false, isStoreDown = false) {
  const published: LeadEvent[] = [];
  const written: { eventsSeen: number; unannounced: LeadScore['unannounced'] }[] = [];
  const failures: unknown[] = [];
  const bus: EventBus = {
    publish: async (events) => {
      published.push(...events);
      return new Set(events.filter(refuses).map(({ detail }) => detail.id));
    },
  };
  const profiles: Pick<LeadProfileStore, 'writeScore'> = {
    writeScore: async (profile, score) => {
      if (isStoreDown) throw new Error('throttled');
      written.push({ eventsSeen: profile.eventsSeen, unannounced: score.unannounced });
      return { ...profile, score, version: profile.version + 1 };
    },
  };
  return {
    deps: { bus, profiles, onFailure: (error: unknown) => failures.push(error) },
    published,
    written,
    failures,
  };
}

const names = (events: readonly LeadEvent[]) =>
  events.map((event) => (event.type === 'LeadScored' ? event.detail.finalScore : event.detail.to));

describe('announce', () => {
  it('tells each score, and each crossing once, then takes these from the profile', async () => {
    const { deps, published, written } = announcing();
    const { taken, notTaken, open } = await announce([cold, warm, hot], deps);
    expect(names(published)).toEqual([40, 65, 'WARM', 110, 'HOT']);
    expect([taken, notTaken, open.size]).toEqual([published, [], 0]);
    expect(written).toEqual([{ eventsSeen: 3, unannounced: [] }]);
  });

  it('writes nothing back where nobody has crossed', async () => {
    const { deps, published, written } = announcing();
    await announce([cold], deps);
    expect(names(published)).toEqual([40]);
    expect(written).toEqual([]);
  });

  it('does not ask the bus where there is nobody to tell of', async () => {
    const { deps, published } = announcing();
    const { open } = await announce([], deps);
    expect([published, open.size]).toEqual([[], 0]);
  });

  it('keeps with the profile what the bus has not taken, and says which scores are still to be told', async () => {
    const { deps, written } = announcing(({ detail }) => detail.id === toHot);
    const { notTaken, open } = await announce([cold, warm, hot], deps);
    expect(notTaken.map(({ detail }) => detail.id)).toEqual([toHot]);
    expect([...open]).toEqual([hot]);
    expect(written).toEqual([{ eventsSeen: 3, unannounced: [hot.score.unannounced[1]] }]);
  });

  it('leaves all open that carry a crossing which was not taken', async () => {
    const { deps } = announcing(({ detail }) => detail.id === toWarm);
    expect([...(await announce([cold, warm, hot], deps)).open]).toEqual([warm, hot]);
  });

  it('leaves a score open that was not taken, and notes the crossings that were', async () => {
    const { deps, written } = announcing(({ detail }) => detail.id === leadScored(hot.score).detail.id);
    expect([...(await announce([hot], deps)).open]).toEqual([hot]);
    expect(written).toEqual([{ eventsSeen: 3, unannounced: [] }]);
  });

  it('leaves open what could not be noted as told: it is told again, under the same ids', async () => {
    const { deps, failures } = announcing(() => false, true);
    const { taken, open } = await announce([hot], deps);
    expect(names(taken)).toEqual([110, 'WARM', 'HOT']);
    expect([...open]).toEqual([hot]);
    expect(failures).toEqual([new Error('throttled')]);
  });

  it('writes back the newest score of a profile, whatever order they are given in', async () => {
    const { deps, written } = announcing();
    await announce([hot, warm], deps);
    expect(written).toEqual([{ eventsSeen: 3, unannounced: [] }]);
  });

  it('tells no score of a person who is no lead, but the crossings from when it was one', async () => {
    const former = scoredLead([ROADSHOW, WEBINAR, FORM], { attribution: 'crm_only', score: warm.score });
    const { deps, published } = announcing();
    await announce([former], deps);
    expect(names(published)).toEqual(['WARM']);
    expect(published[0]?.detail.leadId).toBe(LEAD_ID);
  });
});
