import { SITE_FORM } from '../../../../cli/demo/season/dialects.ts';
import { draft, type Fields } from '../../../../cli/demo/season/draft.ts';
import { HOSTILITIES, openHostilities } from '../../../../cli/demo/season/hostile-values.ts';
import { writePayload } from '../../../../cli/demo/season/write-payload.ts';

const form = (fields: Fields): ReturnType<typeof draft> =>
  draft({ dialect: SITE_FORM, type: 'online_form', owner: 1, timeMs: 0, arrivalMs: 1, fields });

describe('hostile values', () => {
  it('never touch a key or an id, so that the truth about people holds', () => {
    const untouchable = [
      'email',
      'phone',
      'external_id',
      'crm_id',
      'anonymous_id',
      'event_id',
      'event_type',
      'type',
    ];
    const touched = HOSTILITIES.flatMap(({ fields, raw }) => [
      ...Object.keys(fields),
      ...Object.keys(JSON.parse(`{${raw}}`)),
    ]);
    expect(touched.filter((field) => untouchable.includes(field))).toEqual([]);
  });

  it('stay JSON that any parser takes', () => {
    const spoil = openHostilities();
    const payloads = HOSTILITIES.map(() => writePayload(spoil(form({ name: 'Ada', city: 'Boston' })), 0));
    expect(payloads.map((payload) => typeof JSON.parse(payload))).toEqual(HOSTILITIES.map(() => 'object'));
  });

  it('come in turn, each one that fits before any comes again', () => {
    const spoil = openHostilities();
    const fields = Object.fromEntries(
      HOSTILITIES.flatMap(({ needs }) => (needs === null ? [] : [[needs, 'x']])),
    );
    const spoiled = HOSTILITIES.map(() => writePayload(spoil(form(fields)), 0));
    expect(new Set(spoiled).size).toBe(HOSTILITIES.length);
  });

  it('are only put where the event has the field', () => {
    const spoil = openHostilities();
    const names = HOSTILITIES.map(() => Object.keys(spoil(form({ city: 'Boston' })).fields).join());
    expect(new Set(names)).toEqual(new Set(['city']));
  });
});
