import { callCountText, statusText } from '#cli/dashboard/client/filter-text.ts';

describe('what is said after filtering', () => {
  const unfiltered = { source: ['A', 'B'], band: ['C'] };

  it('names what was chosen and what it leaves as it is', () => {
    expect(statusText({ source: 'web', band: '' }, unfiltered)).toBe(
      'Showing source web. Not kept by source, so about all sources: A and B.',
    );
    expect(statusText({ source: 'web', band: 'HOT' }, { source: [], band: ['C'] })).toBe(
      'Showing source web, band HOT. Not kept by band, so about all bands: C.',
    );
  });

  it('is nothing where nothing was chosen', () => {
    expect(statusText({ source: '', band: '' }, unfiltered)).toBe('');
  });

  it('counts the leads in sight and those there are', () => {
    expect(callCountText(20, 1729, {})).toBe('The first 20 of 1,729 leads to call.');
    expect(callCountText(1, 1, { source: 'web', band: 'HOT' })).toBe('All 1 lead to call (web, HOT).');
    expect(callCountText(0, 0, { band: 'COLD' })).toBe('Nobody to call here (COLD).');
  });
});
