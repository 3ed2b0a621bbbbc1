import { html, jsonScript } from '#cli/dashboard/html/html.ts';

describe('markup', () => {
  it('takes text for text, in elements and in attributes', () => {
    const hostile = `"><script>alert('x')</script>&`;
    expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>',
    );
  });

  it('takes markup and lists of it as they are, and nothing for nothing', () => {
    expect(html`<ul>${['a', 'b'].map((name) => html`<li>${name}</li>`)}${null}${false}${0}</ul>`.text).toBe(
      '<ul><li>a</li><li>b</li>0</ul>',
    );
  });

  it('carries data that cannot end the element it lies in', () => {
    const { text } = jsonScript('d', { city: '</script><!--' });
    expect(text).toBe('<script type="application/json" id="d">{"city":"\\u003c/script>\\u003c!--"}</script>');
  });
});
