import type { Emulator } from '../../rehearsal/emulator.ts';

/** A metric as a function prints it on its log (embedded metric format). */
interface EmbeddedMetrics {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
  readonly [value: string]: unknown;
}

/**
 * Does what CloudWatch does with a printed line, and the emulator does not: puts each metric in it under each of
 * its sets of dimensions.
 */
export async function takeEmbedded(emulator: Emulator, line: string): Promise<void> {
  const embedded = JSON.parse(line) as EmbeddedMetrics;
  for (const { Namespace, Dimensions, Metrics } of embedded._aws.CloudWatchMetrics) {
    for (const { Name, Unit } of Metrics) {
      for (const names of Dimensions) {
        const member = 'MetricData.member.1';
        await askCloudWatch(emulator, 'PutMetricData', {
          Namespace,
          [`${member}.MetricName`]: Name,
          [`${member}.Unit`]: Unit,
          [`${member}.Value`]: String(embedded[Name]),
          [`${member}.Timestamp`]: new Date(embedded._aws.Timestamp).toISOString(),
          ...dimensions(member, Object.fromEntries(names.map((name) => [name, String(embedded[name])]))),
        });
      }
    }
  }
}

/** The sum of a metric in the hour around now; null where CloudWatch knows of none. */
export async function sumOf(
  emulator: Emulator,
  Namespace: string,
  MetricName: string,
  of: Readonly<Record<string, string>>,
): Promise<number | null> {
  const half = 30 * 60_000;
  const answer = await askCloudWatch(emulator, 'GetMetricStatistics', {
    Namespace,
    MetricName,
    StartTime: new Date(Date.now() - half).toISOString(),
    EndTime: new Date(Date.now() + half).toISOString(),
    Period: '3600',
    'Statistics.member.1': 'Sum',
    ...dimensionsOf(of),
  });
  const sums = [...answer.matchAll(/<Sum>([^<]+)<\/Sum>/g)].map(([, sum]) => Number(sum));
  return sums.length === 0 ? null : sums.reduce((total, sum) => total + sum, 0);
}

const dimensionsOf = (values: Readonly<Record<string, string>>) => dimensions('', values);

function dimensions(of: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const prefix = of === '' ? 'Dimensions' : `${of}.Dimensions`;
  const entries = Object.entries(values).flatMap(([name, value], place) => [
    [`${prefix}.member.${place + 1}.Name`, name],
    [`${prefix}.member.${place + 1}.Value`, value],
  ]);
  return Object.fromEntries(entries);
}

/** CloudWatch's query protocol; the emulator finds the service in the signature and does not check it. */
async function askCloudWatch(
  { endpoint, env }: Emulator,
  Action: string,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  const credential = `Credential=test/20250131/${env.AWS_REGION}/monitoring/aws4_request`;
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams({ Action, Version: '2010-08-01', ...values }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new RangeError(`CloudWatch refuses ${Action}: ${text}`);
  return text;
}
