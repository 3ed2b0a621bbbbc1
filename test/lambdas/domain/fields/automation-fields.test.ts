import { HAPPENED, readTyped } from '../support/read-typed.ts';

const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';

const read = (type: string, fields: Record<string, unknown>) => {
  const { is_automated, properties, issues } = readTyped(type, fields);
  return { is_automated, properties, issues };
};

describe('what a web event says of who caused it', () => {
  it.each(['click', 'page_view', 'search'])('decides of a %s, and keeps what it went by', (type) => {
    expect(read(type, { user_agent: 'Googlebot/2.1' })).toEqual({
      is_automated: true,
      properties: '{"user_agent":"Googlebot/2.1"}',
      issues: [],
    });
    expect(read(type, { sent_at: HAPPENED, user_agent: BROWSER })).toEqual({
      is_automated: true,
      properties: JSON.stringify({ user_agent: BROWSER, sent_at: HAPPENED }),
      issues: [],
    });
    expect(read(type, { user_agent: BROWSER }).is_automated).toBe(false);
    expect(read(type, {})).toEqual({ is_automated: null, properties: null, issues: [] });
  });

  it('decides of a visitor who is named by the link it followed', () => {
    const named = { anonymous_id: 'a', email: 'jane@example.com', user_agent: 'python-requests/2.31.0' };
    expect(read('identify', named).is_automated).toBe(true);
  });

  it('reads the time of the mail in the zone of its source', () => {
    const fields = { timestamp: '2025-01-09T10:00:05', sent_at: '2025-01-09T10:00:00' };
    const settings = { defaultZones: { web: '+02:00' } };
    expect(readTyped('click', fields, { settings })).toMatchObject({
      is_automated: true,
      issues: [
        { code: 'timestamp_without_zone', field: 'timestamp' },
        { code: 'timestamp_without_zone', field: 'sent_at' },
      ],
    });
  });

  it('says nothing by what cannot be read, and keeps it', () => {
    expect(read('click', { user_agent: ['x'], sent_at: 'just now' })).toEqual({
      is_automated: null,
      properties: '{"user_agent":["x"],"sent_at":"just now"}',
      issues: [
        { code: 'unknown_value', field: 'user_agent' },
        { code: 'unknown_value', field: 'sent_at' },
      ],
    });
    expect(read('click', { user_agent: BROWSER, sent_at: 'just now' }).is_automated).toBe(false);
  });

  it('does not look for an agent in the properties of an event, nor in events of other sources', () => {
    expect(read('click', { properties: { user_agent: 'Googlebot/2.1' } })).toEqual({
      is_automated: null,
      properties: '{"user_agent":"Googlebot/2.1"}',
      issues: [],
    });
    expect(read('crm_stage_changed', { user_agent: 'Googlebot/2.1' }).is_automated).toBeNull();
  });
});
