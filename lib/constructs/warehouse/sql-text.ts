/** What cannot be written into SQL as it stands. */
export class SqlTextError extends Error {
  override readonly name = 'SqlTextError';

  constructor(text: string) {
    super(`"${text}" holds a backslash or braces, which the warehouse would not take for text: reword it`);
  }
}

/** A text as an SQL literal. @throws SqlTextError */
export function literal(text: string): string {
  // Redshift takes a backslash for an escape; double braces are filled in when it is deployed
  if (/\\|\{\{/.test(text)) throw new SqlTextError(text);
  return `'${text.replaceAll("'", "''")}'`;
}

/** The SQL without its comments on lines of their own, and without what is around it. */
export function withoutCommentLines(sql: string): string {
  return sql
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .trim();
}
