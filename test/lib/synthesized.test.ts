import { existsSync } from 'node:fs';
import path from 'node:path';
import { synthesized } from './synthesized.ts';

test('every stack is in a template and none is empty', () => {
  for (const variant of ['dev', 'prod', 'bare', 'full'] as const) {
    const { stacks, template } = synthesized(variant);
    expect(stacks.length).toBeGreaterThan(0);
    const empty = stacks.filter((stack) => Object.keys(template(stack).Resources ?? {}).length === 0);
    expect({ variant, empty }).toEqual({ variant, empty: [] });
  }
});

test('a stack that a variant does not have is named, with those it has', () => {
  expect(() => synthesized('bare').template('Warehouse')).toThrow(/bare has no stack Warehouse: .*Storage/);
});

test('the assembly can be deployed: the manifest is beside the templates', () => {
  expect(existsSync(path.join(synthesized('dev').folder, 'manifest.json'))).toBe(true);
});
