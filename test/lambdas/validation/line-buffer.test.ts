import { LineBuffer, SpareBuffers } from '../../../lambdas/validation/line-buffer.ts';

const textOf = (buffer: LineBuffer) => Buffer.from(buffer.bytes()).toString('utf8');

describe('LineBuffer', () => {
  it('holds nothing at first', () => {
    expect(textOf(new LineBuffer())).toBe('');
  });

  it('ends every line with a newline, empty ones too', () => {
    const buffer = new LineBuffer();
    for (const line of ['one', '', 'drei: ä漢🚀']) buffer.add(line);
    expect(textOf(buffer)).toBe('one\n\ndrei: ä漢🚀\n');
  });

  it('grows over many lines, and over one that is longer than all before', () => {
    const buffer = new LineBuffer();
    const lines = Array.from({ length: 300 }, (_, i) => `漢${i}`.repeat(50));
    lines.push('🚀'.repeat(100_000));
    for (const line of lines) buffer.add(line);
    expect(textOf(buffer)).toBe(`${lines.join('\n')}\n`);
  });

  it('forgets its lines but not its room', () => {
    const buffer = new LineBuffer();
    buffer.add('x'.repeat(100_000));
    const { capacity } = buffer;
    buffer.clear();
    expect(textOf(buffer)).toBe('');
    expect(buffer.capacity).toBe(capacity);
  });
});

describe('SpareBuffers', () => {
  it('hands out what was given back, without its lines', () => {
    const spare = new SpareBuffers();
    const buffer = spare.take();
    buffer.add('a line of the batch before');
    spare.giveBack(buffer);
    const again = spare.take();
    expect(again).toBe(buffer);
    expect(textOf(again)).toBe('');
  });

  it('never hands out a buffer that is in use', () => {
    const spare = new SpareBuffers();
    expect(spare.take()).not.toBe(spare.take());
  });

  it('keeps no more than 32 MB', () => {
    const spare = new SpareBuffers();
    const large = [new LineBuffer(), new LineBuffer()];
    // Room for three bytes a unit: 18 MB each.
    for (const buffer of large) buffer.add('x'.repeat(6_000_000));
    for (const buffer of large) spare.giveBack(buffer);
    expect(spare.take()).toBe(large[0]);
    expect(large).not.toContain(spare.take());
  });
});
