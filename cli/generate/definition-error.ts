/** Where a mistake in a definition file is, and what would be right. */
export interface DefinitionMistake {
  /** Path of the definition file, as the person who edits it knows it. */
  readonly file: string;
  /** 1-based line of the value that is wrong. */
  readonly line: number;
  /** Names the value found and what is allowed instead. */
  readonly message: string;
}

/**
 * A definition somebody edited does not say something we can build; nothing was generated from it. All
 * mistakes are told at once, one line each; `file` and `line` are those of the first.
 */
export class DefinitionError extends Error implements DefinitionMistake {
  override readonly name = 'DefinitionError';
  readonly file: string;
  readonly line: number;
  readonly mistakes: readonly DefinitionMistake[];

  constructor(first: DefinitionMistake, ...others: readonly DefinitionMistake[]) {
    const mistakes = [first, ...others];
    super(mistakes.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.file = first.file;
    this.line = first.line;
    this.mistakes = mistakes;
  }
}
