/** A CSV map does not say something that can be done; nothing was sent. */
export class CsvMapError extends Error {
  override readonly name = 'CsvMapError';
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.file = file;
    this.line = line;
  }
}
