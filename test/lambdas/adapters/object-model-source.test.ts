import { createHash } from 'node:crypto';
import { createObjectModelSource, REREAD_AFTER_MS } from '#adapters/object-model-source.ts';
import { PROMOTION_KEY } from '#domain/model/promotion.ts';

/** A model that gives every lead the same; an intercept of ln 3 is a probability of 3 in 4. */
const model = (version: string, intercept: number, terms: readonly unknown[] = []) =>
  JSON.stringify({ format: 1, version, kind: 'logistic', intercept, terms });
const EVEN = model('even', 0);
const LIKELY = model('likely', Math.log(3));
const STRANGE = model('strange', 0, [
  { kind: 'categorical', feature: 'shoe_size', weights: {}, other_weight: 0 },
]);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const promoted = (version: string, text: string) => ({
  key: `models/${version}/model.json`,
  sha256: sha256(text),
  version,
});

function lake(objects: Record<string, string>) {
  let nowMs = 0;
  let isDown = false;
  let reads = 0;
  const problems: string[] = [];
  const source = createObjectModelSource(
    {
      read: async (key) => {
        reads += 1;
        if (isDown || key === 'models/locked/model.json') throw new TypeError('the bucket of Ada');
        const text = objects[key];
        return text === undefined ? null : new TextEncoder().encode(text);
      },
    },
    { now: () => nowMs, report: (problem) => problems.push(problem) },
  );
  return {
    problems,
    reads: () => reads,
    promote: (current: unknown, previous: unknown = null) => {
      objects[PROMOTION_KEY] = JSON.stringify({ current, previous });
    },
    break: () => {
      isDown = true;
    },
    mend: () => {
      isDown = false;
    },
    put: (key: string, text: string) => {
      objects[key] = text;
    },
    remove: (key: string) => {
      delete objects[key];
    },
    later: (ms = REREAD_AFTER_MS) => {
      nowMs += ms;
    },
    now: async () => {
      const { state, version, probabilityOf } = await source.current();
      const probability = probabilityOf({});
      return [state, version, probability === null ? null : Math.round(probability * 1e9) / 1e9];
    },
  };
}

const BOTH = { 'models/even/model.json': EVEN, 'models/likely/model.json': LIKELY };
const POINTS_ONLY = ['points_only', null, null];

describe('the model of a bucket', () => {
  it('is none where none has been promoted', async () => {
    expect(await lake({ ...BOTH }).now()).toEqual(['none', null, null]);
  });

  it('is the promoted one', async () => {
    const models = lake({ ...BOTH });
    models.promote(promoted('likely', LIKELY), promoted('even', EVEN));
    expect(await models.now()).toEqual(['promoted', 'likely', 0.75]);
    expect(models.problems).toEqual([]);
  });

  it('is looked at again after five minutes, once for all who ask', async () => {
    const models = lake({ ...BOTH });
    models.promote(promoted('even', EVEN));
    await Promise.all([models.now(), models.now()]);
    models.promote(promoted('likely', LIKELY));
    models.later(REREAD_AFTER_MS - 1);
    expect(await models.now()).toEqual(['promoted', 'even', 0.5]);
    expect(models.reads()).toBe(2);
    models.later(1);
    expect(await models.now()).toEqual(['promoted', 'likely', 0.75]);
    models.later();
    await models.now();
    // the promotion alone: the model is known by its hash
    expect(models.reads()).toBe(5);
  });

  it.each([
    ['is missing', {}, promoted('new', LIKELY), /there is no object models\/new\/model\.json/],
    [
      'is not what was promoted',
      { 'models/new/model.json': EVEN },
      promoted('new', LIKELY),
      /not what was promoted/,
    ],
    ['is no model', { 'models/new/model.json': '{"for' }, promoted('new', '{"for'), /Invalid input/],
    [
      'asks for an unknown feature',
      { 'models/new/model.json': STRANGE },
      promoted('new', STRANGE),
      /shoe_size/,
    ],
  ])('is the one before where the promoted one %s', async (_, objects, current, problem) => {
    const models = lake({ ...BOTH, ...objects });
    models.promote(current, promoted('even', EVEN));
    expect(await models.now()).toEqual(['last_good', 'even', 0.5]);
    expect(models.problems).toEqual([expect.stringMatching(problem)]);
  });

  it('is the one before where the promoted one cannot be read', async () => {
    const models = lake({ ...BOTH });
    models.promote(promoted('locked', LIKELY), promoted('even', EVEN));
    expect(await models.now()).toEqual(['last_good', 'even', 0.5]);
    expect(models.problems[0]).toBe('models/locked/model.json cannot be read: TypeError');
  });

  it('goes on as the last good one in memory, whatever the promotion says was before it', async () => {
    const models = lake({ ...BOTH });
    models.promote(promoted('likely', LIKELY));
    await models.now();
    models.promote(promoted('new', 'nowhere'), promoted('even', EVEN));
    models.later();
    expect(await models.now()).toEqual(['last_good', 'likely', 0.75]);
    models.put('models/new/model.json', model('new', 0));
    models.promote(promoted('new', model('new', 0)), promoted('likely', LIKELY));
    models.later();
    expect(await models.now()).toEqual(['promoted', 'new', 0.5]);
  });

  it('gives way to points alone where none of those promoted can be used', async () => {
    const models = lake({});
    models.promote(promoted('new', LIKELY), promoted('even', EVEN));
    expect(await models.now()).toEqual(POINTS_ONLY);
    models.promote(promoted('new', LIKELY));
    models.later();
    expect(await models.now()).toEqual(POINTS_ONLY);
    models.put(PROMOTION_KEY, 'garbage');
    models.later();
    expect(await models.now()).toEqual(POINTS_ONLY);
    expect(models.problems.at(-1)).toBe('models/promoted.json is not a promotion');
  });

  it('outlives an outage, of which only the kind is told', async () => {
    const models = lake({ ...BOTH });
    models.promote(promoted('likely', LIKELY));
    models.break();
    expect(await models.now()).toEqual(POINTS_ONLY);
    models.mend();
    models.later();
    expect(await models.now()).toEqual(['promoted', 'likely', 0.75]);
    models.break();
    models.later();
    expect(await models.now()).toEqual(['last_good', 'likely', 0.75]);
    expect(models.problems.at(-1)).toBe('models/promoted.json cannot be read: TypeError');
    models.mend();
    models.later();
    expect(await models.now()).toEqual(['promoted', 'likely', 0.75]);
  });

  it('is forgotten when it is withdrawn', async () => {
    const models = lake({ ...BOTH });
    models.promote(promoted('likely', LIKELY));
    await models.now();
    models.remove(PROMOTION_KEY);
    models.later();
    expect(await models.now()).toEqual(['none', null, null]);
    models.break();
    models.later();
    expect(await models.now()).toEqual(POINTS_ONLY);
  });
});
