import {
  CRM_EXPORT,
  type Dialect,
  SITE_FORM,
  TABLET,
  WEB_TRACKER,
} from '../../../../cli/demo/season/dialects.ts';
import { type Draft, draft } from '../../../../cli/demo/season/draft.ts';
import { seasonTruth } from '../../../../cli/demo/season/truth.ts';

const NO_COPIES = { exact: [], conflicting: [] };

function event(dialect: Dialect, type: string, owner: Draft['owner'], day: number, fields = {}): Draft {
  const timeMs = Date.UTC(2026, 0, day);
  return draft({ dialect, type, owner, timeMs, arrivalMs: timeMs + 1000, fields });
}
const form = (owner: Draft['owner'], day: number): Draft => event(SITE_FORM, 'online_form', owner, day);
const outcome = (owner: Draft['owner'], day: number, of: string): Draft =>
  event(CRM_EXPORT, 'crm_outcome', owner, day, { outcome: of });
const conversions = (...events: Draft[]): number => seasonTruth(events, NO_COPIES, []).conversions;

describe('seasonTruth', () => {
  it('adds up records of every kind', () => {
    const again = { payload: '{}', arrivalMs: 1 };
    const truth = seasonTruth(
      [form(1, 1), form(2, 2)],
      { exact: [again, again, again], conflicting: [again] },
      [
        { ...again, reason: 'empty' },
        { ...again, reason: 'empty' },
        { ...again, reason: 'not_json' },
      ],
    );
    // 2 events + 3 copies + 1 conflict + 3 unusable
    expect(truth.records).toBe(9);
    expect(truth.events).toBe(2);
    expect(truth.duplicates).toEqual({ delivery: 0, event: 3, conflicting: 1 });
    expect(truth.quarantined).toEqual({ empty: 2, not_json: 1 });
  });

  it('counts a lead once, by the source of its earliest event outside the CRM', () => {
    const truth = seasonTruth(
      [
        form(1, 5),
        event(TABLET, 'roadshow_lead', 1, 3),
        outcome(1, 1, 'won'),
        form(2, 4),
        event(CRM_EXPORT, 'sales_touch', 3, 2),
      ],
      NO_COPIES,
      [],
    );
    expect(truth.people).toBe(3);
    expect(truth.peopleBySource).toEqual({ roadshow: 1, online: 1, crm: 1 });
  });

  it('counts the events of nobody by why they are nobody’s', () => {
    const truth = seasonTruth(
      [
        form('no_key', 1),
        event(WEB_TRACKER, 'page_view', 'anonymous_only', 2),
        event(WEB_TRACKER, 'identify', 'anonymous_only', 3),
        outcome('crm_only', 4, 'won'),
        form(1, 5),
      ],
      NO_COPIES,
      [],
    );
    expect(truth.unattributed).toEqual({ no_key: 1, anonymous_only: 2, crm_only: 1 });
    // The forms and the identify create leads; only the form of lead 1 has one.
    expect(truth.leadEvents).toBe(3);
    expect(truth.leadEventsWithoutLead).toBe(2);
    expect(truth.conversions).toBe(0);
  });

  it('takes the latest outcome, however it is spelled', () => {
    expect(conversions(form(1, 1), outcome(1, 20, 'Won'))).toBe(1);
    expect(conversions(form(1, 1), outcome(1, 20, 'won'), outcome(1, 25, 'LOST'))).toBe(0);
    expect(conversions(form(1, 1), outcome(1, 25, 'won'), outcome(1, 20, 'lost'))).toBe(1);
  });

  it('does not count a deal won before the first contact', () => {
    expect(conversions(form(1, 10), outcome(1, 9, 'won'))).toBe(0);
    expect(conversions(form(1, 10), outcome(1, 10, 'won'))).toBe(1);
  });
});
