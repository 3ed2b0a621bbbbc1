import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readAssumptions, readPrices } from './inputs.ts';
import { costPage, costTable } from './page.ts';
import { withCosts } from './readme.ts';
import { readSettings } from './settings.ts';
import { synthesizeProd } from './synthesize-prod.ts';

// `npm run cost`: writes docs/cost.md, and the README's table, from what `prod` synthesizes to.
const PAGE = new URL('../docs/cost.md', import.meta.url);
const README = new URL('../README.md', import.meta.url);

const inputs = {
  settings: readSettings(synthesizeProd()),
  prices: readPrices(),
  assumptions: readAssumptions(),
};
write('docs/cost.md', PAGE, costPage(inputs));
write('README.md', README, withCosts(readFileSync(README, 'utf8'), costTable(inputs)));

function write(name: string, file: URL, text: string): void {
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (!isSame) writeFileSync(file, text);
  process.stdout.write(`${isSame ? `${name} is up to date` : `wrote ${name}`}\n`);
}
