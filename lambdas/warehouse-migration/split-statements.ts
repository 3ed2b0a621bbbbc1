import { MigrationTextError } from './migration-file.ts';

/**
 * Comments, quoted text and bodies of procedures in one piece, so that a semicolon within one ends nothing. A
 * backslash in quoted text is left out on purpose: Redshift takes it for an escape, PostgreSQL does not.
 */
const PIECE =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|'')*'|"(?:[^"]|"")*"|(\$[A-Za-z_]*\$)[\s\S]*?\1|;|[^-/'"$;]+|[\s\S]/gy;
const COMMENT = /^(--|\/\*)/;
/** What begins a piece that never ends, met alone. */
const UNCLOSED = /^(['"]|\/\*|\$[A-Za-z_]*\$)/;

/** The statements of a file, without their semicolons; comments stay with the statement they stand before. */
export function splitStatements(sql: string): readonly string[] {
  const statements: string[] = [];
  let text = '';
  let hasCode = false;
  for (const { 0: piece, index } of sql.matchAll(PIECE)) {
    if (piece === ';') {
      if (hasCode) statements.push(text.trim());
      text = '';
      hasCode = false;
      continue;
    }
    if (piece.length === 1 && UNCLOSED.test(sql.slice(index))) {
      throw new MigrationTextError(
        `line ${lineAt(sql, index)}: ${piece} opens a text or comment that does not end, or that holds a backslash`,
      );
    }
    text += piece;
    hasCode ||= !COMMENT.test(piece) && piece.trim() !== '';
  }
  if (hasCode) {
    throw new MigrationTextError(`the last statement does not end with a semicolon`);
  }
  return statements;
}

function lineAt(sql: string, index: number): number {
  return sql.slice(0, index).split('\n').length;
}
