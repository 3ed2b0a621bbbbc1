import { formatLeadTimeline } from '#cli/output/lead-timeline.ts';

describe('formatLeadTimeline', () => {
  it('tells of each event when it was, what it was and what came with it, not where it is stored', () => {
    expect(
      formatLeadTimeline([
        {
          event_time_ms: Date.UTC(2025, 0, 1, 9, 30),
          event_type: 'roadshow_lead',
          source: 'roadshow',
          captured_by: 'rep-1',
          shard_id: 'shard',
          payload_sha256: 'abc',
        },
        {
          event_time_ms: Date.UTC(2025, 0, 2),
          event_type: 'crm_outcome',
          source: 'crm',
          outcome: 'won',
          amount_minor: 5,
        },
      ]),
    ).toBe(
      '  2025-01-01 09:30  roadshow lead  captured by rep-1\n  2025-01-02 00:00  crm outcome    outcome won, amount 0.05',
    );
  });
});
