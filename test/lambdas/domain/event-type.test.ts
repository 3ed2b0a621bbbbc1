import { AmbiguousSpellingError, defineEventType } from '#domain/event-type.ts';
import { textField } from '#domain/fields/field.ts';

const declare = (...spellings: [string, ...string[]]) =>
  defineEventType({
    type: 'demo',
    source: 'web',
    createsLead: false,
    fields: [textField('stage', spellings)],
  });

describe('defineEventType', () => {
  it('knows the common fields and its own, each spelling with its rank', () => {
    const { slots, fields } = declare('stage', 'phase');
    expect(slots.get('type')).toEqual({ index: 0, rank: 1 });
    expect(slots.get('phase')).toEqual({ index: 2 + fields.length, rank: 1 });
    expect(slots.has('email')).toBe(true);
  });

  it('knows the fields that are read together, after all others', () => {
    const members = [['band', 'level'], ['until']] as const;
    const { slots, fields } = defineEventType({
      type: 'demo',
      source: 'web',
      createsLead: false,
      fields: [textField('stage')],
      group: { members, read: () => undefined },
    });
    expect(slots.get('level')).toEqual({ index: 3 + fields.length, rank: 1 });
    expect(slots.get('until')).toEqual({ index: 4 + fields.length, rank: 0 });
  });

  it('refuses a spelling that two fields claim', () => {
    expect(() => declare('email')).toThrow(AmbiguousSpellingError);
    expect(() => declare('stage', 'timestamp')).toThrow(/demo.*"timestamp"/);
  });
});
