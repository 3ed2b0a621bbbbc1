import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CFN_LINT, CHECKOV } from '#cli/setup/linters.mjs';
import { at, listOf } from '../template.ts';
import type { Finding } from './allow-list.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** What cfn-lint finds in the templates of assemblies: errors, warnings, and what could be better. */
export function cfnLint(assemblies: readonly string[]): Finding[] {
  const templates = assemblies.flatMap(templatesIn);
  const found: unknown = JSON.parse(run(CFN_LINT, ['--format', 'json', '--', ...templates]));
  return listOf(found).map((match) => ({
    rule: String(at(match, 'Rule', 'Id')),
    resource: `${stackOf(String(at(match, 'Filename')))}/${at(match, 'Location', 'Path', 1) ?? ''}`,
    message: String(at(match, 'Message')),
  }));
}

/** What checkov finds; it asks no service, only its own rules. */
export function checkov(assemblies: readonly string[]): Finding[] {
  const options = ['--framework', 'cloudformation', '--quiet', '--compact', '--skip-download', '-o', 'json'];
  const reports = listOf(JSON.parse(run(CHECKOV, ['-f', ...assemblies.flatMap(templatesIn), ...options])));
  for (const report of reports) {
    const unread = at(report, 'summary', 'parsing_errors');
    if (unread !== 0) throw new RangeError(`checkov could not read ${unread} templates`);
  }
  return reports
    .flatMap((report) => listOf(at(report, 'results', 'failed_checks')))
    .map((check) => ({
      rule: String(at(check, 'check_id')),
      resource: `${stackOf(String(at(check, 'file_path')))}/${String(at(check, 'resource')).split('.').at(-1)}`,
      message: String(at(check, 'check_name')),
    }));
}

function templatesIn(assembly: string): string[] {
  return readdirSync(assembly)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => path.join(assembly, file));
}

/** `Storage` of `LeadLake-full-Storage.template.json`. */
function stackOf(file: string): string {
  return path.basename(file, '.template.json').split('-').at(-1) ?? file;
}

/** What a linter prints, whatever it thinks of the templates; its exit code says that it found something. */
function run(program: string, options: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(program, options, {
    encoding: 'utf8',
    maxBuffer: MAX_BYTES,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'ERROR', PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (error !== undefined || stdout.trim() === '') {
    throw new Error(`${path.basename(program)} said nothing: ${error?.message ?? stderr.slice(-2_000)}`);
  }
  return stdout;
}
