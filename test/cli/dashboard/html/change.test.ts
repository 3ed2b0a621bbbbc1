import { changeHtml } from '#cli/dashboard/html/change.ts';

describe('a change on the page', () => {
  it('is told by a word beside its symbol and colour', () => {
    const { text } = changeHtml({
      moved: 'down',
      amount: '1.2 points',
      verdict: 'worse',
      against: 'since then',
    });
    expect(text.replaceAll(/<[^>]*>/g, '')).toBe('▼ down 1.2 points, worse since then');
    expect(text).toContain('<span aria-hidden="true">▼</span>');
  });

  it('is no verdict where neither way is better, and only a reason where there is none', () => {
    const textOf = (...args: Parameters<typeof changeHtml>) =>
      changeHtml(...args).text.replaceAll(/<[^>]*>/g, '');
    expect(textOf({ moved: 'up', amount: '3', verdict: 'none', against: 'since then' })).toBe(
      '▲ up 3 since then',
    );
    expect(textOf({ moved: 'not', amount: '', verdict: 'none', against: 'since then' })).toBe(
      '= unchanged since then',
    );
    expect(textOf({ moved: null, amount: '', verdict: 'none', against: 'no earlier run' })).toBe(
      'no earlier run',
    );
  });
});
