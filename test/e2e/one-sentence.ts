import type { Answer } from './lake-process.ts';

/** Holds a failed command to what it owes the person at the keyboard: one sentence, no trace of our insides. */
export function expectOneSentence({ code, stdout, stderr }: Answer, says: RegExp): void {
  expect(stderr).toMatch(says);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  // A slow command may have said before what it was doing; the sentence comes once, and last.
  const lines = stderr.trim().split('\n');
  expect(lines.filter((line) => line.startsWith('lake: '))).toEqual(lines.slice(-1));
  expect(stderr).not.toMatch(/Traceback|^\s+at |Error:|node:internal|something broke inside/m);
}
