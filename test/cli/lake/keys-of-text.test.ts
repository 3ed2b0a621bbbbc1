import { keysOfText } from '#cli/lake/keys-of-text.ts';
import { createReadingTools } from '#domain/reading-tools.ts';

/** Reads phones as a lake in the US does; keys are the values themselves, so that they can be read. */
const tools = {
  ...createReadingTools({ pepper: Buffer.alloc(16), defaultRegion: 'US', defaultZones: {} }),
  keyOf: (value: string) => value,
};

describe('keysOfText', () => {
  it.each([
    ['an address, however it is written', ' ADA@Example.com', ['ada@example.com']],
    ['a phone number, which may be an id as well', '(202) 555-0123', ['+12025550123', '(202) 555-0123']],
    ['an id in another system', 'hubspot:123', ['hubspot:123']],
    ['nothing', '   ', []],
  ])('finds the keys of %s', (_what, text, keys) => {
    expect(keysOfText(text, tools)).toEqual(keys);
  });
});
