/** A resource of a CloudFormation template, as far as this is about it. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
}

export interface StrippedTemplate {
  readonly template: Template;
  /** What was taken out, by logical id. */
  readonly stripped: Readonly<Record<string, Resource>>;
}

/**
 * Takes resources out of a template. What names them gets a text in the place of the name, what waits for them
 * waits no longer, everything else stays as it is.
 */
export function stripTemplate(
  template: Template,
  isTaken: (resource: Resource) => boolean,
): StrippedTemplate {
  const resources = Object.entries(template.Resources ?? {});
  const stripped = Object.fromEntries(resources.filter(([, resource]) => isTaken(resource)));
  const kept = Object.fromEntries(resources.filter(([, resource]) => !isTaken(resource)));
  const without = rewrite({ ...template, Resources: kept }, new Set(Object.keys(stripped)));
  return { template: without as Template, stripped };
}

function rewrite(node: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(node)) return node.map((part) => rewrite(part, gone));
  if (typeof node !== 'object' || node === null) return node;
  if ('Ref' in node && typeof node.Ref === 'string' && gone.has(node.Ref)) return standIn(node.Ref, '');
  if ('Fn::GetAtt' in node) {
    const [id = '', attribute = ''] = attributeOf(node['Fn::GetAtt']);
    if (gone.has(id)) return standIn(id, attribute);
  }
  const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'DependsOn') {
      const left = [value].flat().filter((id) => !gone.has(String(id)));
      return left.length > 0 ? [[key, left]] : [];
    }
    if (key === 'Fn::Sub') return [[key, rewriteSub(value, gone)]];
    return [[key, rewrite(value, gone)]];
  });
  return Object.fromEntries(entries);
}

function attributeOf(getAtt: unknown): string[] {
  if (typeof getAtt !== 'string') return [getAtt].flat().map(String);
  const dot = getAtt.indexOf('.');
  return [getAtt.slice(0, dot), getAtt.slice(dot + 1)];
}

/** A text with names in it, alone or before a map of values. */
function rewriteSub(value: unknown, gone: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    const [text, ...values] = value;
    return [rewriteSub(text, gone), ...values.map((part) => rewrite(part, gone))];
  }
  if (typeof value !== 'string') return value;
  return value.replaceAll(/\$\{(\w+)(?:\.([\w.]+))?\}/g, (whole, id: string, attribute = '') =>
    gone.has(id) ? standIn(id, attribute) : whole,
  );
}

/** Something of the form that was asked for; nothing looks behind it. */
function standIn(id: string, attribute: string): string {
  return attribute.endsWith('Arn') ? `arn:aws:rehearsal:us-east-1:000000000000:${id}` : `rehearsal-${id}`;
}
