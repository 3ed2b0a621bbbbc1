/** The lead with 110 points that the scorecard is explained by, three days after the test context's now. */
const EVENTS = [
  {
    event_id: 'g1',
    event_type: 'roadshow_registration',
    timestamp: '2025-01-28T10:00:00Z',
    city: 'Berlin',
  },
  {
    event_id: 'g2',
    event_type: 'webinar_attendance',
    timestamp: '2025-01-29T10:00:00Z',
    webinar_id: 'w1',
    duration_minutes: 48,
    questions: 2,
  },
  {
    event_id: 'g3',
    event_type: 'online_form_submission',
    timestamp: '2025-01-30T10:00:00Z',
    budget_range: '80000-100000',
    purchase_timeframe_days: 15,
    device_interest: 'iPhone 15 Pro',
  },
];

export const GOLDEN_EMAIL = 'ada@example.com';

/** Lines to send, of somebody with this e-mail; 40, 65 and 110 points in all after each. */
export const goldenLines = (email = GOLDEN_EMAIL): string[] =>
  EVENTS.map((event) => JSON.stringify({ ...event, event_id: `${email} ${event.event_id}`, email }));
