import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Resource, stripTemplate, type Template } from './strip-template.ts';

const TEMPLATE = '.template.json';
const ASSETS = '.assets.json';
const MANIFEST = 'manifest.json';

/** A resource that was taken out of a template. */
export interface StrippedResource {
  /** Name of the template's file. */
  readonly template: string;
  readonly id: string;
  readonly resource: Resource;
}

/**
 * Copies a cloud assembly and takes resources out of its templates. A template's name in the bucket of assets is
 * its hash, so that a rewritten one gets another: else the CDK would deploy what it published before.
 */
export function stripAssembly(
  from: string,
  to: string,
  isTaken: (resource: Resource) => boolean,
): readonly StrippedResource[] {
  cpSync(from, to, { recursive: true });
  const files = readdirSync(to);
  const found = files
    .filter((file) => file.endsWith(TEMPLATE))
    .flatMap((file) => stripFile(path.join(to, file), isTaken));
  const renamed = files.filter((file) => file.endsWith(ASSETS)).flatMap((file) => renamedTemplates(to, file));
  for (const file of [...files.filter((name) => name.endsWith(ASSETS)), MANIFEST]) {
    const full = path.join(to, file);
    const text = readFileSync(full, 'utf8');
    writeFileSync(
      full,
      renamed.reduce((sofar, [before, after]) => sofar.replaceAll(before, after), text),
    );
  }
  return found;
}

function stripFile(file: string, isTaken: (resource: Resource) => boolean): StrippedResource[] {
  const before = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const { template, stripped } = stripTemplate(before, isTaken);
  writeFileSync(file, JSON.stringify(template, null, 1));
  return Object.entries(stripped).map(([id, resource]) => ({ template: path.basename(file), id, resource }));
}

/** Hashes of templates before and after. */
function renamedTemplates(folder: string, assets: string): [before: string, after: string][] {
  const { files } = JSON.parse(readFileSync(path.join(folder, assets), 'utf8')) as {
    files: Record<string, { source: { path: string } }>;
  };
  return Object.entries(files)
    .filter(([, { source }]) => source.path.endsWith(TEMPLATE))
    .map(([hash, { source }]) => [hash, hashOf(path.join(folder, source.path))]);
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
