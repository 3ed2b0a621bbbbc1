import type { LeadReason } from '#cli/output/lead-report.ts';
import { type ForeseenLead, formatScoreFile, type ScoreFileReport } from '#cli/output/score-file.ts';
import { createStyles } from '#cli/output/styles.ts';

const reason = (points: number, text: string): LeadReason => ({
  code: text,
  rule_group: 'intent',
  points,
  value_number: null,
  value_text: null,
  reason: text,
});
const AFTER: ForeseenLead['after'] = {
  lead_id: 'e_1',
  attribution: 'lead',
  as_of_ms: 0,
  final_score: 40,
  band: 'COLD',
  machine_band: 'COLD',
  recommended_action: 'Keep in the newsletter',
  override: null,
  purchase_probability: null,
  model_state: 'none',
  model_version: null,
  scorecard_version: 'default@1',
  lookups_as_of_ms: null,
  event_count: 1,
  is_truncated: false,
  reasons: [reason(10, 'asked'), reason(0, 'ignored'), reason(-30, 'silent'), reason(60, 'form')],
};
const LEAD: ForeseenLead = { who: 'ada@example.com', lines: [1], before: null, after: AFTER };
const REPORT: ScoreFileReport = {
  ...{ read: 1, accepted: 1, quarantined: 0, reasons: {} },
  ...{ known: 0, without_key: 0, set_aside: 0, no_leads: 0, leads: [LEAD] },
};
const linesOf = (report: Partial<ScoreFileReport>) =>
  formatScoreFile({ ...REPORT, ...report }, createStyles(false)).split('\n');

describe('what the events of a file would make of leads', () => {
  it('is a line for each, with what weighs most', () => {
    expect(linesOf({})).toEqual([
      'lead             band         points  why                              line',
      'ada@example.com  new -> COLD      40  +60 form, -30 silent, +10 asked  1',
      '',
      '1 record with 1 event. Nothing was stored.',
    ]);
  });

  it('says what a lead was, what a person has set, and where a nameless one stands in the file', () => {
    const override = { band: 'HOT', until_ms: 1, by: null };
    const lead = {
      who: null,
      lines: [1, 2, 3, 1000],
      before: { band: 'WARM', final_score: 50 },
      after: { ...AFTER, band: 'HOT', override, reasons: [] },
    };
    expect(linesOf({ leads: [lead] })[1]).toBe('e_1   WARM -> HOT      40  set by sales  1, 2, 3, …');
  });

  it('counts what makes nobody a lead, and why events would go to quarantine', () => {
    const counts = { read: 9, accepted: 7, quarantined: 2, reasons: { not_json: 2 } };
    const others = { known: 1, without_key: 2, set_aside: 1, no_leads: 1, leads: [] };
    expect(linesOf({ ...counts, ...others })).toEqual([
      'the events name no lead',
      '',
      'reason    events',
      'not_json       2',
      '',
      '9 records with 9 events: 1 known already, 2 naming nobody, 1 too large for real time, 2 for quarantine. ' +
        '1 person named would be no lead yet. Nothing was stored.',
    ]);
  });

  it('tells the first hundred of very many', () => {
    const text = linesOf({ leads: Array.from({ length: 102 }, () => LEAD) });
    expect(text).toHaveLength(1 + 100 + 4);
    expect(text).toContain('… and 2 leads more (--json names them all)');
  });
});
