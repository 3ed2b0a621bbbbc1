import { namedQuery } from '#lib/queries/named-query.ts';
import { QUERY_ROOMS, type QueryRoom, readQueryFiles } from '#lib/queries/query-files.ts';
import { QueryHeaderError } from '#lib/queries/query-header-error.ts';
import { readSqlHeader } from '#lib/queries/sql-header.ts';

const file = (room: QueryRoom, text: string) => ({
  room,
  name: 'x',
  path: `athena-queries/${room}/x.sql`,
  header: readSqlHeader(text),
  text,
});

describe('namedQuery', () => {
  it('is called by the question it answers, and says where it is and what it counts', () => {
    const text = '-- question: How much?\n-- grain: one row\n-- unit: leads\n-- chart: bar\nselect 1';
    expect(namedQuery(file('kpis', text))).toEqual({
      name: 'How much?',
      description: 'athena-queries/kpis/x.sql\nunit: leads\ngrain: one row',
      sql: text,
    });
  });

  it('is called by what holds where it is a check', () => {
    expect(namedQuery(file('checks', '-- holds: All is well.\nselect 1')).name).toBe('All is well.');
  });

  it.each([
    ['-- grain: one row\nselect 1', 'views/x.sql: has no header line "-- question: ..."'],
    [`-- question: ${'w'.repeat(129)}\nselect 1`, 'its question is 129 long, Athena takes 128'],
    // the path is 26 long, "\ngrain: " 8
    [`-- question: a\n-- grain: ${'w'.repeat(1_000)}`, 'its header is 1034 long, Athena takes 1024'],
    [`-- question: a\n${'ä'.repeat(131_072)}`, 'it is 262159 long, Athena takes 262144'],
  ])('refuses what Athena would refuse only when it is deployed', (text, problem) => {
    expect(() => namedQuery(file('views', text))).toThrow(QueryHeaderError);
    expect(() => namedQuery(file('views', text))).toThrow(problem);
  });

  it('gives no two files of the project the same title', () => {
    const names = QUERY_ROOMS.flatMap((room) => readQueryFiles(room)).map((each) => namedQuery(each).name);
    expect(new Set(names).size).toBe(names.length);
  });
});
