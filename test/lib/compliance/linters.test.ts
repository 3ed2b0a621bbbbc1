import { hasLinters } from '#cli/setup/linters.mjs';
import { synthesized } from '../synthesized.ts';
import { judge, readAllowList } from './allow-list.ts';
import { cfnLint, checkov } from './linters.ts';

/** `npm test` installs them and says so in one line where it cannot. */
const withLinters = hasLinters() ? describe : describe.skip;

withLinters('templates with everything and with nothing switched on', () => {
  const assemblies = [synthesized('full').folder, synthesized('bare').folder];

  it('are clean by cfn-lint, but for what is listed', () => {
    expect(judge(cfnLint(assemblies), readAllowList().cfnLint)).toEqual({ unacceptable: [], unused: [] });
  });

  it('are clean by checkov, but for what is listed', () => {
    expect(judge(checkov(assemblies), readAllowList().checkov)).toEqual({ unacceptable: [], unused: [] });
  });
});
