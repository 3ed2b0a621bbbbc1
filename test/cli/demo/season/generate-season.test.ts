import { generateSeason } from '../../../../cli/demo/season/generate-season.ts';
import { firstContact, groupByPerson, isLead, parseBody, readSeason, wonAtMs } from './read-season.ts';

const END_MS = Date.UTC(2026, 5, 30, 12);
const DAY_MS = 86_400_000;

const season = generateSeason({ endMs: END_MS });
const read = readSeason(season.events);
const leads = groupByPerson(read.events).filter(isLead);
const bodies = read.events.map(({ body }) => body);

function sum(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
}

function countSources(sources: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const source of sources) counts[source] = (counts[source] ?? 0) + 1;
  return counts;
}

describe('a season', () => {
  it('has the same bytes and the same truth whenever it is made from the same seed', () => {
    expect(generateSeason({ endMs: END_MS, leads: 300, seed: 7 })).toEqual(
      generateSeason({ endMs: END_MS, leads: 300, seed: 7 }),
    );
  });

  it('is another season under another seed', () => {
    const [one, two] = [1, 2].map((seed) => generateSeason({ endMs: END_MS, leads: 50, seed }).events);
    expect(one).not.toEqual(two);
  });

  it('holds about six records for each of its five thousand leads', () => {
    expect(season.truth.people).toBe(5000);
    expect(season.truth.records).toBeGreaterThan(27_000);
    expect(season.truth.records).toBeLessThan(33_000);
  });

  it('arrives in order, nothing at or after its end and nothing before it happened', () => {
    const arrivals = season.events.map(({ arrivalMs }) => arrivalMs);
    expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
    expect(arrivals.at(-1)).toBeLessThan(END_MS);
    expect(arrivals[0]).toBeGreaterThan(END_MS - 182 * DAY_MS);
    expect(read.events.filter(({ timeMs, arrivalMs }) => timeMs > arrivalMs)).toEqual([]);
  });

  it('makes a claim about the future only when it is more than a day ahead', () => {
    const claims = read.events.map(({ body, arrivalMs }) => {
      const claim = body.timestamp ?? body.event_timestamp ?? body.occurred_at ?? body.event_time;
      const text =
        typeof claim === 'string'
          ? Date.parse(/Z|[+-]\d\d:/.test(claim) ? claim : `${claim}Z`)
          : Number(claim);
      return (text < 1e11 ? text * 1000 : text) - arrivalMs;
    });
    expect(claims.filter((ahead) => ahead > 0 && ahead <= DAY_MS)).toEqual([]);
    expect(claims.filter((ahead) => ahead > DAY_MS).length).toBeGreaterThan(10);
  });

  it('makes two hundred thousand records within seconds of CPU time', () => {
    const before = process.cpuUsage();
    const { events } = generateSeason({ endMs: END_MS, leads: 35_000 });
    expect(events.length).toBeGreaterThan(200_000);
    const { user, system } = process.cpuUsage(before);
    // About three on an idle machine. Not the wall clock: a busy machine must not fail the build.
    expect((user + system) / 1e6).toBeLessThan(12);
  });

  it.each([
    ['leads', { leads: 0 }],
    ['leads', { leads: 1.5 }],
    ['seed', { seed: -1 }],
    ['endMs', { endMs: Number.NaN }],
  ])('names %s when it cannot be made of %j', (name, options) => {
    expect(() => generateSeason({ endMs: END_MS, ...options })).toThrow(name);
  });
});

describe('the truth of a season', () => {
  it('accounts for every record', () => {
    const { truth } = season;
    expect(season.events).toHaveLength(truth.records);
    expect(truth.records).toBe(
      truth.events + truth.duplicates.event + truth.duplicates.conflicting + sum(truth.quarantined),
    );
  });

  it.each([
    [5000, 1],
    [900, 2],
    [300, 3],
    [46, 4],
    [45, 5],
    [1, 6],
  ])('is what a reader of the bytes finds among %i leads of seed %i', (count, seed) => {
    const { events, truth } = generateSeason({ endMs: END_MS, leads: count, seed });
    const found = readSeason(events);
    const people = groupByPerson(found.events).filter(isLead);
    const leadEvents = found.events.filter(({ createsLead }) => createsLead);
    expect({
      events: found.events.length,
      quarantined: found.refused,
      same: found.sameBytes,
      conflicting: found.otherBytes,
      people: people.length,
      bySource: countSources(people.map((person) => firstContact(person)?.source ?? 'crm')),
      conversions: people.filter((person) => wonAtMs(person) !== null).length,
      leadEvents: leadEvents.length,
      lost: leadEvents.length - people.flat().filter(({ createsLead }) => createsLead).length,
      unattributed: found.events.length - people.flat().length,
    }).toEqual({
      events: truth.events,
      quarantined: sum(truth.quarantined),
      same: truth.duplicates.event,
      conflicting: truth.duplicates.conflicting,
      people: truth.people,
      bySource: truth.peopleBySource,
      conversions: truth.conversions,
      leadEvents: truth.leadEvents,
      lost: truth.leadEventsWithoutLead,
      unattributed: sum(truth.unattributed),
    });
    expect(truth.people).toBe(count);
  });

  it('knows some of everything that can go wrong', () => {
    const { truth } = season;
    expect(Object.keys(truth.quarantined).toSorted()).toEqual([
      'contract_violation',
      'empty',
      'missing_event_type',
      'not_json',
      'not_object',
      'too_deep',
      'unknown_event_type',
    ]);
    expect(truth.duplicates.event).toBeGreaterThan(300);
    expect(truth.duplicates.conflicting).toBeGreaterThan(5);
    expect(truth.unattributed.no_key).toBeGreaterThan(10);
    expect(truth.unattributed.anonymous_only).toBeGreaterThan(100);
    expect(truth.unattributed.crm_only).toBeGreaterThan(10);
  });
});

describe('the people of a season', () => {
  it('are reachable at addresses nobody has', () => {
    const domains = leads.flat().flatMap(({ keys }) => {
      return keys.filter((key) => key.startsWith('email ')).map((key) => key.replace(/^.*@/, ''));
    });
    const real = domains.filter((domain) => !/(^|\.)(example\.(com|org|net)|[a-z0-9-]+\.test)$/.test(domain));
    expect([...new Set(real)].toSorted()).toEqual(['eu.mailinator.com', 'mailinator.com']);
  });

  it('are reachable at numbers kept free for fiction', () => {
    const numbers = leads.flat().flatMap(({ keys }) => keys.filter((key) => key.startsWith('phone ')));
    const fiction = /^phone (\+1\d{3}55501\d\d|\+44(2079460|1(1[34678]|[2-6]1)4960|1914980|2920180)\d{3})$/;
    expect(numbers.length).toBeGreaterThan(4000);
    expect(numbers.filter((number) => !fiction.test(number))).toEqual([]);
  });

  it('are won in one to four of twenty cases, the engaged more than twice as often', () => {
    const rate = (group: typeof leads): number =>
      group.filter((person) => wonAtMs(person) !== null).length / group.length;
    const minutes = (person: (typeof leads)[number]): number =>
      person.reduce((total, { body }) => total + (Number(body.duration_minutes ?? body.duration) || 0), 0);
    const engaged = leads.filter((person) => minutes(person) >= 40);
    const others = leads.filter((person) => minutes(person) < 40);
    expect(rate(leads)).toBeGreaterThan(0.05);
    expect(rate(leads)).toBeLessThan(0.25);
    expect(engaged.length).toBeGreaterThan(300);
    expect(rate(engaged)).toBeGreaterThan(2 * rate(others));
  });

  it('show within a week, well but not perfectly, who will be won', () => {
    const matured = leads.flatMap((person) => {
      const firstMs = firstContact(person)?.timeMs ?? Number.POSITIVE_INFINITY;
      const landmarkMs = firstMs + 7 * DAY_MS;
      const wonMs = wonAtMs(person);
      if (firstMs + 90 * DAY_MS > END_MS || (wonMs !== null && wonMs < landmarkMs)) return [];
      const known = person.filter(({ timeMs, arrivalMs }) => Math.max(timeMs, arrivalMs) <= landmarkMs);
      const isWon = wonMs !== null && wonMs <= landmarkMs + 90 * DAY_MS;
      return [{ isWon, points: known.reduce((total, { body }) => total + pointsOf(body), 0) }];
    });
    const won = matured.filter(({ isWon }) => isWon);
    const other = matured.filter(({ isWon }) => !isWon);
    let wins = 0;
    for (const a of won) {
      for (const b of other) wins += a.points > b.points ? 1 : a.points === b.points ? 0.5 : 0;
    }
    const auc = wins / (won.length * other.length);
    expect(auc).toBeGreaterThan(0.65);
    expect(auc).toBeLessThan(0.9);
  });
});

/** A plain scorecard: webinar minutes and questions, a budget, a near purchase. */
function pointsOf(body: Readonly<Record<string, unknown>>): number {
  const minutes = Number(body.duration_minutes ?? body.duration) || 0;
  const questions = Number(body.questions_asked ?? body.questions) || 0;
  const isSoon = Number(body.purchase_timeframe_days ?? 999) <= 30 || body.purchase_timeframe === '0-30 days';
  const isRich = /^(80|50)/.test(String(body.budget_range ?? ''));
  return Math.max(0, minutes) / 4 + Math.max(0, questions) * 5 + (isSoon ? 20 : 0) + (isRich ? 15 : 0);
}

describe('the spellings of a season', () => {
  it.each([
    'event_type',
    'type',
    'timestamp',
    'event_timestamp',
    'occurred_at',
    'event_time',
    'external_id',
    'crm_id',
    'anonymous_id',
    'session_id',
    'consent',
    'device_interest',
    'interested_model',
    'captured_by',
    'device_id',
    'webinar_id',
    'duration_minutes',
    'duration',
    'questions_asked',
    'questions',
    'budget_range',
    'purchase_timeframe_days',
    'purchase_timeframe',
    'form_completion',
    'landing_page',
    'utm_source',
    'utm_medium',
    'utm_campaign',
    'page_url',
    'properties',
    'outcome',
    'amount',
    'reason',
    'stage',
    'owner',
  ])('include the field %s', (field) => {
    expect(bodies.filter((body) => field in body).length).toBeGreaterThan(5);
  });

  it.each([
    ['80k-100k', 'budget_range'],
    ['80000-100000', 'budget_range'],
    ['n/a', 'budget_range'],
    ['0-30 days', 'purchase_timeframe'],
    [15, 'purchase_timeframe_days'],
    [-15, 'duration_minutes'],
  ])('include %j as %s', (value, field) => {
    expect(bodies.some((body) => body[field] === value)).toBe(true);
  });

  it.each([
    ['epoch milliseconds', /"(event_)?timestamp":1\d{12}[,}]/],
    ['epoch seconds', /"(event_)?timestamp":1\d{9}[,}]/],
    ['UTC', /"timestamp":"[^"]{23}Z"/],
    ['an offset', /"timestamp":"[^"]{23}-06:00"/],
    ['no zone', /"occurred_at":"\d{4}-\d\d-\d\dT[\d:.]{12}"/],
    ['the spelling of databases', /"event_time":"\d{4}-\d\d-\d\d [\d:]{8}"/],
    ['no event id', /^\{"type":/],
    ['a lone surrogate', /\\ud800/],
    ['an escaped NUL', /\\u0000/],
    ['a prototype key', /"__proto__":/],
    ['a number beyond all numbers', /1e400/],
    ['emoji', /🦊/u],
    ['right-to-left text', /\u202b/],
  ])('include %s', (_, pattern) => {
    const good = season.events.filter(({ payload }) => parseBody(payload) !== null);
    expect(good.some(({ payload }) => pattern.test(payload))).toBe(true);
  });

  it('use every event type', () => {
    const types = new Set(read.events.map(({ type }) => type));
    expect(types.size).toBe(14);
  });
});

describe('the delays of a season', () => {
  const delays = (source: string): number[] =>
    read.events.filter((event) => event.source === source).map(({ timeMs, arrivalMs }) => arrivalMs - timeMs);
  const share = (of: readonly number[], isTrue: (ms: number) => boolean): number =>
    of.filter(isTrue).length / of.length;

  it('are seconds on the web', () => {
    expect(share(delays('web'), (ms) => ms <= 10_000)).toBeGreaterThan(0.99);
  });

  it('are up to three days from tablets, and longer than an hour for a good part', () => {
    expect(share(delays('roadshow'), (ms) => ms <= 3 * DAY_MS)).toBeGreaterThan(0.99);
    expect(share(delays('roadshow'), (ms) => ms > 3_600_000)).toBeGreaterThan(0.2);
  });

  it('last until the next night from the CRM', () => {
    expect(share(delays('crm'), (ms) => ms <= DAY_MS + 1_500_000)).toBeGreaterThan(0.99);
    expect(share(delays('crm'), (ms) => ms > 3_600_000)).toBeGreaterThan(0.9);
  });

  it('are weeks for a few', () => {
    const late = read.events.filter(({ timeMs, arrivalMs }) => arrivalMs - timeMs > 7 * DAY_MS);
    expect(late.length).toBeGreaterThan(20);
  });
});
