import { formatLead } from '#cli/output/lead.ts';
import type { LeadReport, RealtimeScore } from '#cli/output/lead-report.ts';
import { createStyles } from '#cli/output/styles.ts';

const AT = Date.UTC(2025, 0, 1, 9, 30);
const report: LeadReport = {
  realtime: null,
  change: null,
  lead: {
    lead_id: 'e_1',
    first_source: 'roadshow',
    first_seen_ms: AT,
    has_roadshow: true,
    has_webinar: true,
    has_web: false,
    has_email: true,
    questions_asked: 0,
    consent: false,
    city: 'Paris',
    country: null,
    name: 'Ada\nExample',
    email: 'ada@example.com',
    phone: null,
  },
  score: {
    final_score: 38,
    lead_category: 'COLD',
    recommended_action: 'Keep in the newsletter',
    scorecard_version: 'default@1',
    as_of_ms: AT,
  },
  reasons: [
    {
      code: 'A',
      rule_group: 'source',
      points: 40,
      value_number: null,
      value_text: 'roadshow',
      reason: 'Met us',
    },
    { code: 'B', rule_group: 'recency', points: -2, value_number: 1200, value_text: null, reason: 'Silent' },
  ],
  timeline: [
    {
      event_id: 'x',
      event_type: 'webinar_attendance',
      source: 'webinar',
      event_time_ms: AT,
      city: 'Paris',
      webinar_seconds: 2880,
      questions_asked: 0,
      consent: true,
      properties: '{}',
    },
  ],
};

describe('a lead for a person to read', () => {
  it('is who it is, what to do, why, what is known and what happened', () => {
    expect(formatLead(report, createStyles(false))).toBe(
      `Ada Example
COLD, 38 points: Keep in the newsletter

  email    ada@example.com
  consent  no
  city     Paris
  lead id  e_1

Why
points  reason                                                     value seen
   +40  Met us                                                     roadshow
    -2  Silent                                                     1,200
    38  in all, by scorecard default@1 as of 2025-01-01 09:30 UTC

What is known
  channels      roadshow, webinar
  first source  roadshow
  first seen    2025-01-01 09:30

What happened (times in UTC)
  2025-01-01 09:30  webinar attendance  webinar 48 min, consent`,
    );
  });

  it('is named by what there is, and says nothing of a score there is not', () => {
    const { name: _, ...lead } = report.lead ?? {};
    const text = formatLead({ ...report, lead, score: null, reasons: [] }, createStyles(false));
    expect(text).toMatch(/^ada@example\.com\n\n {2}email/);
    expect(text).not.toMatch(/points|Why/);
    expect(formatLead({ ...report, lead: { lead_id: 'e_1' } }, createStyles(false))).toMatch(/^e_1\n/);
  });

  describe('who is scored in real time', () => {
    const realtime: RealtimeScore = {
      lead_id: 'e_1',
      attribution: 'lead',
      as_of_ms: AT + 60_000,
      final_score: 85,
      band: 'HOT',
      machine_band: 'HOT',
      recommended_action: 'Call within 1 hour',
      override: null,
      purchase_probability: null,
      model_state: 'none',
      model_version: null,
      scorecard_version: 'default@1',
      lookups_as_of_ms: null,
      event_count: 2,
      is_truncated: false,
      reasons: [
        { code: 'C', rule_group: 'intent', points: 85, value_number: 1, value_text: null, reason: 'Buys' },
        { code: 'I', rule_group: 'quality', points: 0, value_number: 4, value_text: null, reason: 'Ignored' },
      ],
      new_events: [{ event_time_ms: AT - 60_000, event_type: 'click', source: 'web' }],
    };

    it('has the verdict and reasons of the newer score first, and what has happened since the run', () => {
      const text = formatLead({ ...report, realtime }, createStyles(false));
      expect(text).toMatch(/^Ada Example\nHOT, 85 points: Call within 1 hour\n\n {2}email/);
      expect(text).toContain(`
Scores
  real time  85 points, HOT, as of 2025-01-01 09:31 UTC
  last run   38 points, COLD, as of 2025-01-01 09:30 UTC

Why
points  reason                                                     value seen
   +85  Buys                                                       1
     0  Ignored                                                    4
    85  in all, by scorecard default@1 as of 2025-01-01 09:31 UTC

Why by the last run
points  reason                                                     value seen
   +40  Met us                                                     roadshow
`);
      expect(text).toMatch(/2025-01-01 09:29 {2}click\n {2}2025-01-01 09:30 {2}webinar attendance/);
      expect(text).not.toContain('changed');
    });

    it('is told the reasons once where both scores are the same', () => {
      const same = { ...realtime, final_score: 38 };
      expect(formatLead({ ...report, realtime: same }, createStyles(false))).not.toContain('by the last run');
    });

    it('is told of as far as is known where no run has been', () => {
      const change = {
        from_ms: AT,
        to_ms: AT,
        before: null,
        after: 85,
        scorecard_before: 'default@1',
        scorecard_after: 'default@1',
        is_truncated: false,
        causes: [],
      };
      const text = formatLead(
        { lead: null, score: null, reasons: [], timeline: [], realtime, change },
        createStyles(false),
      );
      expect(text).toMatch(/^e_1\nHOT, 85 points: Call within 1 hour\n\nScores\n/);
      expect(text).toMatch(/\n\nWhy the score changed .+\n\nWhat happened /s);
      expect(text).not.toContain('What is known');
    });
  });
});
