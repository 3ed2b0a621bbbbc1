import { createConsole, SILENCE_MS } from '#cli/output/console.ts';
import { type RecordingProps, recordingStreams } from './recording-streams.ts';

function consoleOn(props: RecordingProps = {}) {
  const streams = recordingStreams(props);
  const clock = { nowMs: 0 };
  return {
    ...streams,
    clock,
    console: createConsole({ ...streams, noColor: false, now: () => clock.nowMs }),
  };
}

describe('a console on a terminal', () => {
  it('rewrites one line of progress, cut to the terminal, and clears it before anything that stays', () => {
    const { console, written } = consoleOn({ isTTY: true });
    console.progress('sent 1');
    console.progress('sent 2, and much more than fits');
    console.note('done');
    console.print('result');
    expect(written).toEqual({
      stdout: 'result\n',
      stderr: '\r\x1b[Ksent 1\r\x1b[Ksent 2, and much m…\r\x1b[Kdone\n',
    });
  });

  it('has colours and a width', () => {
    const { console } = consoleOn({ isTTY: true });
    expect([console.styles.bold('x'), console.width]).toEqual(['\x1b[1mx\x1b[22m', 20]);
  });

  it('has no colours where they are unwanted', () => {
    const { bold } = createConsole({
      ...recordingStreams({ isTTY: true }),
      noColor: true,
      now: () => 0,
    }).styles;
    expect(bold('x')).toBe('x');
  });
});

describe('a console elsewhere', () => {
  it('has neither colours nor a width', () => {
    const { console } = consoleOn();
    expect([console.styles.bold('x'), console.width]).toEqual(['x', null]);
  });

  it('says what it does in plain lines, but only where it was silent for long', () => {
    const { console, clock, written } = consoleOn();
    console.progress('at once');
    clock.nowMs = SILENCE_MS;
    console.progress('first');
    clock.nowMs = 2 * SILENCE_MS - 1;
    console.progress('too soon');
    console.note('a stage is done');
    clock.nowMs = 2 * SILENCE_MS;
    console.progress('too soon after the note');
    expect(written.stderr).toBe('first\na stage is done\n');
  });
});

describe('a result that cannot be written', () => {
  it('is no failure where its reader has seen enough', async () => {
    const { console } = consoleOn({ failsWith: 'EPIPE' });
    console.print('one');
    console.print('two');
    await expect(console.close()).resolves.toBeUndefined();
  });

  it('is a failure that says what to do where the disk is full', async () => {
    const { console } = consoleOn({ failsWith: 'ENOSPC' });
    console.print('one');
    await expect(console.close()).rejects.toThrow(
      /^cannot write the result: the disk is full; free some space/,
    );
  });
});
