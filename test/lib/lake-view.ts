import { synthesized } from './synthesized.ts';
import { type Resource, type Template, text } from './template.ts';
import type { Variant } from './variants.ts';

/** A resource of one of the stacks, found by `Stack/LogicalId`. */
export interface PlacedResource extends Resource {
  readonly stack: string;
  readonly name: string;
}

export interface LakeView {
  readonly resources: readonly PlacedResource[];
  readonly ofType: (...types: readonly string[]) => readonly PlacedResource[];
  /** A value as one string in which every resource is `<Stack/LogicalId>`, whichever stack speaks of it. */
  readonly say: (value: unknown, stack: string) => string;
}

/** All stacks of a variant as one: references between stacks are followed to what they mean. */
export function lakeView(variant: Variant): LakeView {
  const { stacks, template } = synthesized(variant);
  return viewOf(Object.fromEntries(stacks.map((stack) => [stack, template(stack)])));
}

export function viewOf(templates: Readonly<Record<string, Template>>): LakeView {
  const exported = new Map<string, string>();
  const resources: PlacedResource[] = [];
  for (const [stack, { Resources, Outputs = {} }] of Object.entries(templates)) {
    for (const [id, resource] of Object.entries(Resources ?? {})) {
      resources.push({ ...resource, Properties: resource.Properties ?? {}, stack, name: `${stack}/${id}` });
    }
    for (const { Export, Value } of Object.values(Outputs)) {
      if (Export !== undefined) exported.set(text(Export.Name), placed(text(Value), stack));
    }
  }
  return {
    resources,
    ofType: (...types) => resources.filter(({ Type }) => types.includes(Type)),
    say: (value, stack) =>
      placed(text(value), stack).replaceAll(
        /<import ([^>]+)>/g,
        (whole, name) => exported.get(name) ?? whole,
      ),
  };
}

/** Says which stack a template's own references belong to; pseudo parameters belong to none. */
function placed(said: string, stack: string): string {
  return said.replaceAll(/<(?!AWS::|import )([^>]+)>/g, `<${stack}/$1>`);
}
