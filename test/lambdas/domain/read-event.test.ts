import { keyOf, RECEIVED, readTyped } from './support/read-typed.ts';

const read = (type: string, fields: Record<string, unknown>, eventId: string | null = 'e-1') =>
  readTyped(type, fields, { eventId });

const contact = { email: 'jane@example.com' };

describe('readEvent', () => {
  it('reads all an ordinary roadshow lead says', () => {
    expect(
      read('roadshow_lead', {
        event_id: 'e-1',
        email: ' Jane@Example.com',
        phone: '(202) 555-0123',
        name: 'Jane  Doe',
        city: 'NEW YORK',
        country: 'us',
        external_id: 'hubspot:123',
        anonymous_id: 'anon-1',
        session_id: 's-1',
        consent: 'yes',
        interested_model: 'iPhone 15 Pro',
        captured_by: 'rep-7',
        device_id: 'tablet-3',
      }),
    ).toEqual({
      event_id: 'e-1',
      event_type: 'roadshow_lead',
      source: 'roadshow',
      creates_lead: true,
      event_time_ms: 1_736_416_800_000,
      event_date: '2025-01-09',
      received_at_ms: 1_736_496_000_000,
      received_date: '2025-01-10',
      shard_id: 'shardId-000000000000',
      sequence_number: '495',
      record_index: 0,
      payload_sha256: 'f'.repeat(64),
      email_key: keyOf('jane@example.com'),
      phone_key: keyOf('+12025550123'),
      external_key: keyOf('hubspot:123'),
      anonymous_key: keyOf('anon-1'),
      name: 'Jane Doe',
      email: 'jane@example.com',
      phone: '+12025550123',
      city: 'New York',
      country: 'US',
      device_interest: 'iPhone 15 Pro',
      webinar_id: null,
      webinar_seconds: null,
      questions_asked: null,
      form_completion: null,
      budget_min: null,
      budget_max: null,
      purchase_timeframe_days: null,
      landing_page: null,
      utm_source: null,
      utm_medium: null,
      utm_campaign: null,
      session_id: 's-1',
      page_url: null,
      captured_by: 'rep-7',
      stage: null,
      outcome: null,
      amount_minor: null,
      is_disposable_email: false,
      consent: true,
      is_automated: null,
      override_band: null,
      override_until_ms: null,
      override_by: null,
      properties: '{"device_id":"tablet-3"}',
      issues: [],
    });
  });

  it('reads a webinar in both spellings', () => {
    const expected = {
      webinar_id: 'w-1',
      webinar_seconds: 2880,
      questions_asked: 2,
      properties: null,
      issues: [],
    };
    const fields = { ...contact, webinar_id: 'w-1' };
    expect(read('webinar_attendance', { ...fields, duration_minutes: 48, questions_asked: 2 })).toMatchObject(
      expected,
    );
    expect(read('webinar_attendance', { ...fields, duration: '48', questions: '2' })).toMatchObject(expected);
  });

  it('reads an online form in both spellings', () => {
    const expected = { budget_min: 80_000, budget_max: 100_000, properties: null, issues: [] };
    expect(
      read('online_form_submission', {
        ...contact,
        budget_range: '80000-100000',
        purchase_timeframe_days: 15,
      }),
    ).toMatchObject({ ...expected, purchase_timeframe_days: 15 });
    expect(
      read('online_form', {
        ...contact,
        budget_range: '80k-100k',
        purchase_timeframe: '0-30 days',
        form_completion: 87,
      }),
    ).toMatchObject({ ...expected, purchase_timeframe_days: 30, form_completion: 87 });
  });

  it('reads how a sale ended, and keeps the reason', () => {
    expect(
      read('crm_outcome', {
        crm_id: 12,
        outcome: 'WON',
        amount: '1,999.99',
        reason: 'price',
        stage: 'closed',
      }),
    ).toMatchObject({
      external_key: keyOf('12'),
      outcome: 'won',
      amount_minor: 199_999,
      stage: 'closed',
      properties: '{"reason":"price"}',
      issues: [],
    });
  });

  it('spreads the properties of an event and loses nothing when names meet', () => {
    expect(read('click', { colour: 'red', properties: { colour: 'blue', size: 2 } }).properties).toBe(
      '{"colour":"red","colour#2":"blue","size":2}',
    );
  });

  it('takes the first spelling that says something and keeps a losing one', () => {
    const event = read('roadshow_lead', { ...contact, interested_model: 'B', device_interest: 'A' });
    expect(event).toMatchObject({ device_interest: 'A', properties: '{"interested_model":"B"}' });
    const inOrder = read('roadshow_lead', { ...contact, device_interest: 'A', interested_model: 'B' });
    expect(inOrder).toMatchObject({ device_interest: 'A', properties: '{"interested_model":"B"}' });
    const blank = read('roadshow_lead', { ...contact, device_interest: ' ', interested_model: 'B' });
    expect(blank).toMatchObject({ device_interest: 'B', properties: null });
  });

  it('does not keep the losing spelling of what reaches a person', () => {
    const event = read('roadshow_lead', { external_id: 'hubspot:1', crm_id: '+12025550123' });
    expect([event.external_key, event.properties]).toEqual([keyOf('hubspot:1'), null]);
  });

  it('stores the key of an event id that holds an e-mail address', () => {
    expect(read('roadshow_lead', contact, 'jane@example.com').event_id).toBe(
      `hmac:${keyOf('jane@example.com')}`,
    );
    expect(read('roadshow_lead', contact, 'order-17').event_id).toBe('order-17');
  });

  it.each(['roadshow_lead', 'webinar_registration', 'online_form_submission', 'online_form'])(
    'reads the device a %s asks about, in both spellings',
    (type) => {
      expect(read(type, { ...contact, device_interest: 'iPhone 15 Pro' }).device_interest).toBe(
        'iPhone 15 Pro',
      );
      expect(read(type, { ...contact, interested_model: 'Pixel 9' }).device_interest).toBe('Pixel 9');
    },
  );

  it('keeps a field that belongs to other event types', () => {
    expect(read('page_view', { webinar_id: 'w-1' })).toMatchObject({
      webinar_id: null,
      properties: '{"webinar_id":"w-1"}',
    });
  });

  it('derives an id only when there is none', () => {
    expect(read('click', {}, null).event_id).toBe('derived');
    expect(read('click', {}, 'mine').event_id).toBe('mine');
  });

  it.each([
    ['email', 'not an address', 'email_invalid'],
    ['email', { address: 'jane@example.com' }, 'email_invalid'],
    ['email', 'x@mailinator.com', 'email_disposable'],
    ['email', 'info@example.com', 'email_role_account'],
    ['phone', '12', 'phone_invalid'],
    ['phone', ['+12025550123'], 'phone_invalid'],
    ['name', { first: 'Jane' }, 'unknown_value'],
    ['city', ['Berlin'], 'unknown_value'],
    ['consent', 'perhaps', 'unknown_value'],
    ['external_id', { id: 1 }, 'unknown_value'],
    ['properties', 'text', 'unknown_value'],
    ['budget_range', 'plenty', 'number_invalid'],
    ['budget_range', '100k-80k', 'number_out_of_range'],
    ['form_completion', 101, 'number_out_of_range'],
    ['utm_source', 'a\u0000b', 'text_repaired'],
    ['timestamp', null, 'timestamp_missing'],
    ['timestamp', '2025-01-09T10:00:00', 'timestamp_without_zone'],
    ['timestamp', '2025-02-01T00:00:00Z', 'timestamp_in_future'],
    ['timestamp', '2001-01-01T00:00:00Z', 'timestamp_too_old'],
    ['timestamp', 'soon', 'unknown_value'],
  ])('notes an odd %s (%j) as %s', (field, value, code) => {
    const event = read('online_form', { external_id: 'x', ...contact, [field]: value });
    expect(event.issues).toEqual([{ code, field }]);
  });

  it('keeps a time it could not believe', () => {
    expect(read('click', { timestamp: '2001-01-01T00:00:00Z' })).toMatchObject({
      event_time_ms: RECEIVED,
      event_date: '2025-01-10',
      properties: '{"claimed_timestamp":"2001-01-01T00:00:00Z"}',
    });
  });

  it('keeps a value that is no text, unless it may hold contact data', () => {
    const odd = read('online_form', {
      ...contact,
      city: { zip: 1 },
      name: { first: 'Jane' },
      phone: { home: '1' },
    });
    expect(odd).toMatchObject({ city: null, name: null, phone: null, properties: '{"city":{"zip":1}}' });
  });

  it('shows no e-mail address outside the contact columns', () => {
    const leaky = 'x jane@example.com y';
    const event = read('online_form', {
      ...contact,
      city: leaky,
      country: leaky,
      session_id: leaky,
      landing_page: 'https://x.test/?e=jane%40example.com',
      utm_source: leaky,
      utm_medium: leaky,
      utm_campaign: leaky,
      note: leaky,
      [leaky]: 1,
    });
    const { email: _, ...rest } = event;
    expect(JSON.stringify(rest)).not.toMatch(/jane/);
    expect(event.landing_page).toBe('https://x.test/?e=[email]');
  });

  it('misses a contact only where the event should have brought one', () => {
    const codes = (type: string, fields: object) => read(type, { ...fields }).issues.map(({ code }) => code);
    expect(codes('identify', { anonymous_id: 'a' })).toEqual(['missing_contact']);
    expect(codes('webinar_registration', { email: 'nope' })).toEqual(['email_invalid', 'missing_contact']);
    expect(codes('webinar_registration', { external_id: 'x' })).toEqual([]);
    expect(codes('page_view', { anonymous_id: 'a' })).toEqual([]);
  });
});
