import type { Resource } from './strip-template.ts';

/** A kind of resource that a rehearsal does without. */
export interface LeftOut {
  readonly type: string;
  /** Why the stand-in for AWS cannot make it. */
  readonly why: string;
  /** Which of the type. @default all of them, because the stand-in does not know the type */
  readonly isMeant?: (resource: Resource) => boolean;
}

const UNKNOWN_TYPE = 'MiniStack does not know the type';

/** Everything a rehearsal leaves out, and why. What is not written here and cannot be made fails the rehearsal. */
export const LEFT_OUT: readonly LeftOut[] = [
  { type: 'AWS::Athena::NamedQuery', why: UNKNOWN_TYPE },
  { type: 'AWS::Budgets::Budget', why: UNKNOWN_TYPE },
  { type: 'AWS::Events::Archive', why: UNKNOWN_TYPE },
  { type: 'AWS::Glue::SecurityConfiguration', why: UNKNOWN_TYPE },
  { type: 'AWS::SageMaker::ModelPackageGroup', why: UNKNOWN_TYPE },
  {
    type: 'AWS::CloudWatch::Alarm',
    why: 'MiniStack has no metric math',
    isMeant: ({ Properties = {} }) => 'Metrics' in Properties,
  },
  {
    type: 'Custom::TableMigration',
    why: 'it makes Iceberg tables, which MiniStack’s Athena has none of',
    isMeant: () => true,
  },
];

/** What decides over the resources of an assembly. */
export interface Leaving {
  readonly isLeftOut: (resource: Resource) => boolean;
  /** Types in an assembly that are neither known nor written down, and what is written down in vain. */
  readonly problems: () => string[];
}

/**
 * Leaves out what is written down, and takes notes of what should be.
 *
 * @param known types of CloudFormation that the stand-in can make
 */
export function leaveOut(known: ReadonlySet<string>, written: readonly LeftOut[] = LEFT_OUT): Leaving {
  const unknown = new Set<string>();
  const used = new Set<LeftOut>();
  return {
    isLeftOut(resource) {
      const entry = written.find(
        ({ type, isMeant = () => !known.has(type) }) => type === resource.Type && isMeant(resource),
      );
      if (entry !== undefined) used.add(entry);
      else if (!known.has(resource.Type) && !resource.Type.startsWith('Custom::')) unknown.add(resource.Type);
      return entry !== undefined;
    },
    problems: () => [
      ...[...unknown]
        .sort()
        .map((type) => `${type} cannot be made and is not in the list of what is left out`),
      ...written
        .filter((entry) => !used.has(entry))
        .map(({ type }) => `${type} is in the list of what is left out, and nothing is left out by it`),
    ],
  };
}
