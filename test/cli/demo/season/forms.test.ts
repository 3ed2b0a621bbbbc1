import { formDraft, formDrafts } from '../../../../cli/demo/season/forms.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';
import { makePerson } from './make-person.ts';

const forms = (intent: number): ReturnType<typeof formDraft>[] => {
  const random = createRandom(1, 'forms');
  return Array.from({ length: 500 }, () =>
    formDraft(makePerson({ intent }), makePerson().firstMs, {}, random),
  );
};

describe('formDraft', () => {
  const keen = forms(0.95);

  it('spells budget and timeframe in words on agency pages and in numbers on the site', () => {
    const spelled = (type: string, field: string): unknown[] =>
      keen.filter((form) => form.type === type && field in form.fields).map(({ fields }) => fields[field]);
    expect(spelled('online_form', 'budget_range')).toContain('80k-100k');
    expect(spelled('online_form', 'purchase_timeframe')).toContain('0-30 days');
    expect(spelled('online_form_submission', 'budget_range')).toContain('80000-100000');
    expect(spelled('online_form_submission', 'purchase_timeframe_days')).toContain(15);
    expect(spelled('online_form_submission', 'purchase_timeframe')).toEqual([]);
  });

  it('is answered more fully, for more money and sooner by those who mean to buy', () => {
    const rich = (drafts: typeof keen): number =>
      drafts.filter(({ fields }) => /^80/.test(String(fields.budget_range))).length;
    expect(rich(keen)).toBeGreaterThan(200);
    expect(rich(forms(0.2))).toBeLessThan(10);
  });

  it('is complete to between 25 and 100 per cent', () => {
    const completion = keen.map(({ fields }) => Number(fields.form_completion));
    expect(Math.min(...completion)).toBeGreaterThanOrEqual(25);
    expect(Math.max(...completion)).toBe(100);
  });

  it('carries the keys it is told to instead of those the person would leave', () => {
    const draft = formDraft(
      makePerson(),
      0,
      { email: 'other@example.com', phone: null },
      createRandom(1, 'keys'),
    );
    expect(draft.fields).toMatchObject({ email: 'other@example.com', phone: null });
  });
});

describe('formDrafts', () => {
  it('is exactly the first contact of people met by a form', () => {
    const drafts = formDrafts(makePerson(), createRandom(1, 'first'));
    expect(drafts.map(({ timeMs }) => timeMs)).toEqual([makePerson().firstMs]);
  });

  it('follows a first contact elsewhere, never comes before it', () => {
    const random = createRandom(1, 'later');
    const person = makePerson({ firstChannel: 'webinar' });
    const times = Array.from({ length: 300 }, () => formDrafts(person, random)).flatMap((drafts) =>
      drafts.map(({ timeMs }) => timeMs),
    );
    // 0.1 + 0.6 * 0.5 = 40 % of 300 send one: 120, within four deviations of 8.5.
    expect(Math.abs(times.length - 120)).toBeLessThan(34);
    expect(Math.min(...times)).toBeGreaterThan(person.firstMs);
  });
});
