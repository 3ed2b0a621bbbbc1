import { formatLead, type LeadReport } from '#cli/output/lead.ts';
import { createStyles } from '#cli/output/styles.ts';

const AT = Date.UTC(2025, 0, 1, 9, 30);
const report: LeadReport = {
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
    const { name: _, ...lead } = report.lead;
    const text = formatLead({ ...report, lead, score: null, reasons: [] }, createStyles(false));
    expect(text).toMatch(/^ada@example\.com\n\n {2}email/);
    expect(text).not.toMatch(/points|Why/);
    expect(formatLead({ ...report, lead: { lead_id: 'e_1' } }, createStyles(false))).toMatch(/^e_1\n/);
  });
});
