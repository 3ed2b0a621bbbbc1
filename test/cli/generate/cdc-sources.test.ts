import { readdirSync, readFileSync } from 'node:fs';
import { compileCdcSources } from '../../../cli/generate/cdc-sources.ts';
import { DefinitionError } from '../../../cli/generate/definition-error.ts';

const ROOT = new URL('../../../', import.meta.url);

const table = (lines: string) => `tables:
  deals:
    pk: id
    events: { c: sales_touch, u: crm_outcome, r: crm_outcome, d: crm_deleted }
${lines}`;

function mistakesOf(...texts: string[]): string[] {
  try {
    compileCdcSources(texts.map((text, i) => ({ path: `${i}.yaml`, text })));
  } catch (error) {
    if (error instanceof DefinitionError)
      return error.mistakes.map((m) => `${m.file}:${m.line}: ${m.message}`);
    throw error;
  }
  return [];
}

describe('compileCdcSources', () => {
  it('made the checked-in module of the files in definitions/sources', () => {
    const files = readdirSync(new URL('definitions/sources/', ROOT)).map((name) => {
      const path = `definitions/sources/${name}`;
      return { path, text: readFileSync(new URL(path, ROOT), 'utf8') };
    });
    const checkedIn = readFileSync(new URL('lambdas/domain/generated/cdc-sources.ts', ROOT), 'utf8');
    expect(compileCdcSources(files)).toBe(checkedIn);
  });

  it('writes short and long forms out in full', () => {
    const text = table(`    fields:
      stage: phase
      outcome: { column: phase, values: { Closed Won: won } }
`);
    expect(compileCdcSources([{ path: 'a.yaml', text }])).toContain(`  deals: {
    pk: ['id'],
    events: {
      c: 'sales_touch',
      u: 'crm_outcome',
      r: 'crm_outcome',
      d: 'crm_deleted',
    },
    eventWhen: null,
    fields: {
      stage: {
        column: 'phase',
        prefix: '',
        values: null,
      },
      outcome: {
        column: 'phase',
        prefix: '',
        values: {
          'Closed Won': 'won',
        },
      },
    },
  },
`);
  });

  it.each([
    [
      'a field nobody reads',
      table('    fields:\n      emial: mail\n'),
      /^0\.yaml:6: unknown field "emial" \(did you mean email\?\)/,
    ],
    [
      'a field the envelope gives',
      table('    fields:\n      timestamp: at\n'),
      /^0\.yaml:6: timestamp comes from the envelope/,
    ],
    [
      'an unknown key',
      table('    feilds: {}\n    fields: {}\n'),
      /^0\.yaml:5: unknown key feilds \(did you mean fields\?\)/,
    ],
    [
      'an unknown event type',
      'tables:\n  a:\n    pk: id\n    events:\n      c: rumour\n',
      /^0\.yaml:5: .*must be an event type \(roadshow_registration, .*"rumour"/,
    ],
    ['no tables', '{}', /^0\.yaml:1: tables must be a map/],
    ['text that is no YAML', 'tables: [', /^0\.yaml:1: /],
  ])('names file, line and remedy of %s', (_, text, expected) => {
    expect(mistakesOf(text)[0]).toMatch(expected);
  });

  it('names both mistakes when there are two', () => {
    expect(mistakesOf(table('    fields:\n      emial: mail\n      fone: phone\n'))).toHaveLength(2);
  });

  it('refuses a table that two files map', () => {
    const good = table('    fields: {}\n');
    expect(mistakesOf(good, good)).toEqual(['1.yaml:2: table deals is already mapped in another file']);
  });
});
