import { generateSeason } from '#cli/demo/season/index.ts';
import { renamePeople } from '../../../bench/data/rename-people.ts';

describe('renamePeople', () => {
  it('gives ids and addresses of a season its tag', () => {
    const payload =
      '{"event_id":"of-1","email":" Ada.X+2@Example.com","anonymous_id":"anon-1","crm_id":"hubspot:7"}';
    expect(renamePeople(payload, 's1')).toBe(
      '{"event_id":"s1-of-1","email":" Ada.X+2.s1@Example.com","anonymous_id":"s1-anon-1","crm_id":"s1-hubspot:7"}',
    );
  });

  it('makes one id of a phone, however it is spelled', () => {
    const spellings = ['+12025550123', '(202) 555-0123', '202-555-0123', '1 202 555 0123'];
    const renamed = spellings.map((phone) => renamePeople(`{"type":"x","phone":"${phone}"}`, 's2'));
    expect(new Set(renamed)).toEqual(new Set(['{"type":"x","external_id":"s2-tel:2025550123"}']));
  });

  it('drops a phone where the event has an external id already', () => {
    expect(
      renamePeople('{"external_id":"hubspot:1","email":"a@example.com","phone":"+12025550123"}', 's1'),
    ).toBe('{"external_id":"s1-hubspot:1","email":"a.s1@example.com"}');
  });

  it('leaves what is no number and no address as it is', () => {
    const payload = '{"event_type":"online_form","email":"nobody","phone":"12345"}';
    expect(renamePeople(payload, 's1')).toBe(payload);
  });

  it('keeps every payload of a season that could be read readable', () => {
    const { events } = generateSeason({ leads: 60, seed: 3, endMs: Date.UTC(2026, 0, 1) });
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const good = events.map(({ payload }) => payload).filter(isJson);
    expect(good.length).toBeGreaterThan(200);
    expect(good.filter((payload) => !isJson(renamePeople(payload, 's1')))).toEqual([]);
  });
});
