import { createRandom } from '../../../../cli/demo/season/random.ts';
import { strangerDrafts } from '../../../../cli/demo/season/strangers.ts';

const window = { startMs: Date.UTC(2026, 0, 1), endMs: Date.UTC(2026, 5, 30) };
const drafts = strangerDrafts(1000, window, createRandom(1, 'strangers'));
const of = (owner: string): typeof drafts => drafts.filter((draft) => draft.owner === owner);

describe('strangerDrafts', () => {
  it('are nobody’s events, each for a stated reason', () => {
    expect(drafts.length).toBe(of('no_key').length + of('anonymous_only').length + of('crm_only').length);
    // 0.8 % and 0.6 % of 1,000 leads.
    expect([of('no_key').length, of('crm_only').length]).toEqual([8, 6]);
    expect(of('anonymous_only').length).toBeGreaterThan(203);
  });

  it('have keys that no lead has', () => {
    const fields = (owner: string): string[] => [
      ...new Set(of(owner).flatMap((draft) => Object.keys(draft.fields))),
    ];
    expect(fields('no_key')).not.toContain('anonymous_id');
    expect(fields('crm_only')).not.toContain('email');
    const external = of('crm_only').map((draft) => draft.fields.external_id);
    expect(new Set(external).size).toBe(6);
    expect(external.every((id) => String(id).startsWith('hubspot:orphan-'))).toBe(true);
  });

  it('make even one lead meet strangers of every kind', () => {
    const owners = strangerDrafts(1, window, createRandom(1, 'strangers')).map(({ owner }) => owner);
    expect(new Set(owners)).toEqual(new Set(['no_key', 'anonymous_only', 'crm_only']));
  });
});
