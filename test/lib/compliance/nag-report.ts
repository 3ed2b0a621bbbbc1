import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PREFIX = 'AwsSolutions::';

export interface Acknowledgement {
  /** Construct it is given at. */
  readonly at: string;
  readonly rule: string;
  readonly reason: string;
}

export interface NagReport {
  /** What rules of any pack found and nobody accepted, `rule at construct`. */
  readonly findings: readonly string[];
  readonly acknowledgements: readonly Acknowledgement[];
  /** Acknowledgements of findings that there are not, `rule at construct`. */
  readonly unused: readonly string[];
}

interface Violation {
  readonly ruleName: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
  readonly acknowledgedId?: string;
  readonly acknowledgedAt?: string;
}

interface PluginReport {
  readonly pluginName: string;
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly Violation[];
}

/** What the rules said of an assembly, and which acknowledgements its constructs carry. */
export function nagReport(assembly: string): NagReport {
  const { pluginReports }: { pluginReports: readonly PluginReport[] } = JSON.parse(
    readFileSync(path.join(assembly, 'validation-report.json'), 'utf8'),
  );
  if (!pluginReports.some(({ pluginName }) => pluginName === 'AwsSolutions')) {
    throw new RangeError(`no report of AwsSolutions in ${assembly}`);
  }
  const acknowledgements = readAcknowledgements(assembly);
  const used = new Set(
    pluginReports
      .flatMap(({ suppressedViolations = [] }) => suppressedViolations)
      .map(({ acknowledgedId, acknowledgedAt }) => `${acknowledgedId} at ${acknowledgedAt}`),
  );
  return {
    findings: pluginReports.flatMap(({ violations }) =>
      violations.flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
      ),
    ),
    acknowledgements,
    unused: acknowledgements.map(({ at, rule }) => `${rule} at ${at}`).filter((name) => !used.has(name)),
  };
}

function readAcknowledgements(assembly: string): Acknowledgement[] {
  return readdirSync(assembly)
    .filter((file) => file.endsWith('.metadata.json'))
    .flatMap((file) => {
      const metadata: Record<string, readonly { type: string; data: Record<string, string> }[]> = JSON.parse(
        readFileSync(path.join(assembly, file), 'utf8'),
      );
      return Object.entries(metadata).flatMap(([construct, entries]) =>
        entries
          .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
          .flatMap(({ data }) => Object.entries(data))
          .map(([rule, reason]) => ({ at: construct.replace(/^\//, ''), rule, reason })),
      );
    })
    .filter(({ rule }) => rule.startsWith(PREFIX));
}
