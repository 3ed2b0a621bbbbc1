import { audienceOf, readTableLayers } from '#lib/queries/query-audience.ts';

const LAYERS = new Map([
  ['raw_events', 'raw'],
  ['events', 'processed'],
  ['lead_contacts', 'contacts'],
]);

describe('audienceOf', () => {
  it.each([
    ['questions', 'select 1 from events', 'analysts'],
    ['views', 'select 1 from events', 'analysts'],
    ['views', 'select 1 from events e join lead_contacts c on true', 'sales'],
    ['questions', 'select 1 from raw_events', 'kpis'],
    // whoever may read raw may not be whoever may call
    ['views', 'select 1 from raw_events cross join lead_contacts', 'kpis'],
    ['checks', 'select 1 from events', 'kpis'],
    ['kpis', 'select 1 from events', 'kpis'],
  ] as const)('%s: %s is asked by %s', (room, text, audience) => {
    expect(audienceOf({ room, text }, LAYERS)).toBe(audience);
  });

  it('does not mistake a table for another whose name it ends', () => {
    expect(audienceOf({ room: 'views', text: 'select 1 from draw_events, lead_contacts_seen' }, LAYERS)).toBe(
      'analysts',
    );
  });
});

describe('readTableLayers', () => {
  it('knows the one table with contact data', () => {
    const layers = readTableLayers();
    expect([...layers].filter(([, layer]) => layer === 'contacts')).toEqual([['lead_contacts', 'contacts']]);
    expect(layers.get('raw_events')).toBe('raw');
  });
});
