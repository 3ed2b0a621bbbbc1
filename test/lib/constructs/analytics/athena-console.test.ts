import { synthesized } from '../../synthesized.ts';
import { at, listOf, resourceNamed, text } from '../../template.ts';

const { Properties } = resourceNamed(
  synthesized('prod').template('Analytics'),
  'AWS::IAM::ManagedPolicy',
  'ReadersConsole',
);

describe('AthenaConsole', () => {
  it('asks for every resource only where an action takes none', () => {
    const everywhere = listOf(at(Properties, 'PolicyDocument', 'Statement')).filter(
      (statement) => text(at(statement, 'Resource')) === '*',
    );
    expect(everywhere.flatMap((statement) => listOf(at(statement, 'Action')))).toEqual([
      'athena:ListDataCatalogs',
      'athena:ListEngineVersions',
      'athena:ListWorkGroups',
    ]);
  });
});
