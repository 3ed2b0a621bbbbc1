import fc from 'fast-check';
import { splitJsonArray } from '#cli/send/split-json-array.ts';

describe('the elements of a JSON array', () => {
  it('are what a parser finds, for any array written in any way', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 1, '\t'), (values, indent) => {
        const elements = splitJsonArray(Buffer.from(JSON.stringify(values, null, indent)));
        expect(elements.map(({ data }) => JSON.parse(Buffer.from(data).toString()))).toEqual(
          values.map((value) => JSON.parse(JSON.stringify(value))),
        );
      }),
    );
  });
});
