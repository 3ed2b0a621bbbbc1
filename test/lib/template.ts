/** A CloudFormation template, as far as tests look into it. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, Output>>;
  readonly Parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Output {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Export?: { readonly Name: unknown };
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Condition?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** All resources of a type, by logical id. */
export function resourcesOf(template: Template, type: string): Readonly<Record<string, Resource>> {
  return Object.fromEntries(Object.entries(template.Resources).filter(([, found]) => found.Type === type));
}

/** The one resource whose logical id begins so; throws where there is none or another. */
export function resourceNamed(template: Template, type: string, beginning: string): Resource {
  const found = Object.entries(resourcesOf(template, type)).filter(([id]) => id.startsWith(beginning));
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new RangeError(
      `${type} ${beginning}*: expected one, found [${found.map(([id]) => id).join(', ')}]`,
    );
  }
  return only[1];
}

/** What lies at a path of keys and positions; undefined where the path ends early. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key],
    value,
  );
}

/** A value as a list: CloudFormation takes one thing without its brackets. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A value as one string: what is only known when it is deployed stands in angle brackets. */
export function text(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  const [intrinsic, argument] = Object.entries((value ?? {}) as Record<string, unknown>)[0] ?? [];
  switch (intrinsic) {
    case 'Ref':
      return `<${argument}>`;
    case 'Fn::GetAtt':
      return `<${listOf(argument).join('.')}>`;
    case 'Fn::ImportValue':
      return `<import ${text(argument)}>`;
    case 'Fn::Join':
      return listOf(at(argument, 1))
        .map(text)
        .join(String(at(argument, 0)));
    case 'Fn::Sub':
      return text(listOf(argument)[0]).replaceAll(/\$\{([^}]+)\}/g, '<$1>');
    default:
      return JSON.stringify(value);
  }
}
