import { remember } from '#domain/remember.ts';

/** Answers with the text's length, and counts how often it was asked. */
function counting(limit: number) {
  const asked: string[] = [];
  const ask = remember((text) => {
    asked.push(text);
    return { length: text.length };
  }, limit);
  return { ask, asked };
}

describe('remember', () => {
  it('asks once for what comes again soon, and gives the very same answer', () => {
    const { ask, asked } = counting(10);
    const first = ask('jane@example.com');
    expect(ask('jane@example.com')).toBe(first);
    expect(asked).toEqual(['jane@example.com']);
  });

  it('keeps what is in use and forgets what was not asked for since twice the limit', () => {
    const { ask, asked } = counting(2);
    for (const text of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) ask(text);
    // a, b fill the first two places; c opens the next two and takes a along; d pushes b out.
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'b']);
  });

  it('never keeps long texts, so that memory stays small whatever is sent', () => {
    const { ask, asked } = counting(10);
    const long = 'x'.repeat(129);
    ask(long);
    ask(long);
    ask('x'.repeat(128));
    ask('x'.repeat(128));
    expect(asked.map(({ length }) => length)).toEqual([129, 129, 128]);
  });
});
