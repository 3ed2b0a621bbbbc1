/** A program that was to be measured did not do its work. */
export class FailedProgramError extends Error {
  override readonly name = 'FailedProgramError';
  /** The last thing the program said, which with ours is the sentence that explains it. */
  readonly said: string;

  constructor(command: string, stderr: string) {
    super(`${command} failed: ${stderr.trim()}`);
    this.said = stderr.trim().split('\n').at(-1) ?? '';
  }
}
