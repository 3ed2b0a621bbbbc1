import type { Answer } from './lake-process.ts';

/** Holds a failed command to what it owes the person at the keyboard: one sentence, no trace of our insides. */
export function expectOneSentence({ code, stdout, stderr }: Answer, says: RegExp): void {
  expect(stderr).toMatch(says);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^lake: ./)]);
  expect(stderr).not.toMatch(/Traceback|^\s+at |Error:|node:internal|something broke inside/m);
}
