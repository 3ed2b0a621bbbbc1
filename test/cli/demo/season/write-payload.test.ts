import { AGENCY_FORM, OLD_TABLET, SITE_FORM } from '../../../../cli/demo/season/dialects.ts';
import { type Draft, draft } from '../../../../cli/demo/season/draft.ts';
import { writePayload } from '../../../../cli/demo/season/write-payload.ts';

const form = draft({
  dialect: SITE_FORM,
  type: 'online_form_submission',
  owner: 1,
  timeMs: Date.UTC(2026, 0, 1),
  arrivalMs: Date.UTC(2026, 0, 1, 0, 1),
  fields: { email: 'ada@example.com' },
});
const written = (but: Partial<Draft>): string => writePayload({ ...form, ...but }, 0);

describe('writePayload', () => {
  it('writes id, type, time and fields in the spelling of the dialect', () => {
    // 0x9e3779b1 is the first number of the shuffle.
    expect(written({})).toBe(
      '{"event_id":"of-9e3779b1","event_type":"online_form_submission","timestamp":"2026-01-01T00:00:00.000Z","email":"ada@example.com"}',
    );
  });

  it('leaves out the id and renames fields where the dialect does', () => {
    const old = written({
      dialect: OLD_TABLET,
      type: 'roadshow_lead',
      fields: { device_interest: 'Pixel 8' },
    });
    expect(old).toBe('{"type":"roadshow_lead","event_timestamp":1767225600,"interested_model":"Pixel 8"}');
  });

  it('says nothing about the time when there is no claim, and repeats words as they are', () => {
    expect(written({ dialect: AGENCY_FORM, claim: null, fields: {} })).toBe(
      '{"type":"online_form_submission"}',
    );
    expect(written({ claim: '??' })).toContain('"timestamp":"??"');
  });

  it('adds raw members verbatim', () => {
    expect(
      written({ rawMembers: '"lead_value":1e400' }).endsWith('"email":"ada@example.com","lead_value":1e400}'),
    ).toBe(true);
  });

  it('keeps lone surrogates as escapes, so that the text is valid UTF-8', () => {
    const text = written({ fields: { name: 'a\ud800' } });
    expect(text).toContain('"name":"a\\ud800"');
    expect(text.isWellFormed()).toBe(true);
  });

  it('gives each of a hundred thousand events an id of its own', () => {
    const ids = new Set(Array.from({ length: 100_000 }, (_, sequence) => writePayload(form, sequence)));
    expect(ids.size).toBe(100_000);
  });
});
