import { z } from 'zod';
import { EVENT_SOURCES } from '#domain/event-source.ts';
import { DEFAULT_MAX_EVENTS } from '../../lambdas/scoring/env.ts';
import { DEFAULT_REGION } from '../../lambdas/validation/gate-config.ts';
import { flag, oneOf, share, whole } from './option-types.ts';
import { phoneRegion, timeZone } from './place-types.ts';
import { pushEndpoint } from './push-endpoint.ts';

/** CloudWatch looks back a week, no further. */
const LONGEST_SILENCE_HOURS = 168;

/**
 * What one environment of the lake can be told. `docs/configuration.md` is written from this file: what an option
 * is for is its description, what happens without it is its default.
 */
export const environmentSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,15}$/, { error: 'must be 2 to 16 of a-z, 0-9 and -, beginning with a letter' })
    .describe('Name of the environment; part of stack and parameter names.'),
  account: z
    .string()
    .regex(/^\d{12}$/, { error: 'must be an account id of 12 digits' })
    .optional()
    .describe('AWS account. Without it: the account of the credentials that deploy.'),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'must be a region such as eu-central-1' })
    .optional()
    .describe('AWS region. Without it: the region of the credentials that deploy.'),
  isProtected: flag()
    .default(true)
    .describe(
      'Whether stacks refuse to be deleted and the table of profiles stays behind. Buckets, keys and the pepper stay in any case.',
    ),
  gate: z
    .strictObject({
      defaultRegion: phoneRegion()
        .default(DEFAULT_REGION)
        .describe('Region of phone numbers that state no country code (ISO 3166 alpha-2).'),
      defaultZones: z
        .partialRecord(z.enum(EVENT_SOURCES), timeZone())
        .default({})
        .describe('Source to the time zone of its times that state none; UTC for sources left out.'),
    })
    .prefault({}),
  stream: z
    .strictObject({
      provisionedShards: whole(1)
        .optional()
        .describe('Shards of a provisioned stream. Without it: on demand, which scales by itself.'),
      retentionDays: whole(1, 365).default(7).describe('How long the stream keeps a record.'),
      maxRecordAgeDays: whole(1, 7)
        .default(6)
        .describe(
          'Older records go to the on-failure bucket; less than the retention, so that none expires unseen.',
        ),
      maxRetries: whole(1, 10_000).default(20).describe('How often a failed batch is tried again.'),
      batchSize: whole(1, 10_000).default(2_000).describe('Most records the gate takes at once.'),
      batchWindowSeconds: whole(0, 300).default(5).describe('How long a batch waits to fill.'),
    })
    .prefault({}),
  storage: z
    .strictObject({
      rawInfrequentAccessAfterDays: whole(30)
        .default(90)
        .describe('Raw objects move to Infrequent Access then.'),
      rawGlacierInstantAfterDays: whole(60)
        .default(180)
        .describe('Raw objects move to Glacier Instant Retrieval then.'),
      rawDeepArchiveAfterDays: whole(180)
        .optional()
        .describe(
          'Raw objects move to Deep Archive then (365 is usual). Without it: never. From then on a rebuild needs a restore of hours first, and KPIs that read raw no longer see those days.',
        ),
      rawExpireAfterDays: whole(365)
        .optional()
        .describe(
          'Raw objects are deleted then (2,555 is usual). Without it: never. What is deleted can never be rebuilt, and its events are lost for any later gate.',
        ),
      resultsExpireAfterDays: whole(1).default(7).describe('Results of queries are deleted then.'),
      accessLogsExpireAfterDays: whole(30).default(365).describe('Access logs are deleted then.'),
      noncurrentVersionsExpireAfterDays: whole(1)
        .default(30)
        .describe('Overwritten versions of table files are deleted then.'),
      logsKeptDays: oneOf([7, 14, 30, 60, 90, 180, 365, 731])
        .default(90)
        .describe('How long log groups keep what functions and jobs say.'),
    })
    .prefault({}),
  pipeline: z
    .strictObject({
      startsAtUtcHour: whole(0, 23).default(3).describe('Hour (UTC) at which the pipeline starts each day.'),
      finishedByUtcHour: whole(0, 23)
        .default(6)
        .describe('Hour (UTC) by which it must be done, else an alarm.'),
      workerType: oneOf(['G.1X', 'G.2X', 'G.4X']).default('G.1X').describe('Worker type of the Glue jobs.'),
      workers: whole(2, 299)
        .default(4)
        .describe('Most workers of a Glue job; it takes fewer where that will do.'),
      jobTimeoutMinutes: whole(5).default(120).describe('A Glue job that runs longer is stopped.'),
      readBackDays: whole(1)
        .default(8)
        .describe(
          'How many arrival dates a run looks through for new objects; more than the retention of the stream.',
        ),
    })
    .prefault({}),
  athena: z
    .strictObject({
      analystsScanLimitGb: whole(1).default(100).describe("Most an analyst's query may read."),
      kpisScanLimitGb: whole(1).default(500).describe('Most a KPI query may read.'),
    })
    .prefault({}),
  warehouse: z
    .strictObject({
      isEnabled: flag().default(false).describe('Whether there is a Redshift warehouse.'),
      baseCapacityRpu: whole(8, 512)
        .default(8)
        .describe('Base capacity of the warehouse (Redshift processing units).'),
    })
    .prefault({}),
  dashboards: z
    .strictObject({
      isEnabled: flag().default(false).describe('Whether there are QuickSight dashboards.'),
      principalArn: z
        .string()
        .regex(/^arn:[^:]+:quicksight:[^:]*:\d{12}:(user|group)\/.+$/, {
          error: 'must be the ARN of a QuickSight user or group',
        })
        .optional()
        .describe('QuickSight user or group that owns the dashboards; needed where they are enabled.'),
    })
    .prefault({}),
  lakeFormation: z
    .strictObject({
      isEnabled: flag()
        .default(false)
        .describe('Whether tables and columns are tagged for Lake Formation (layer, contact).'),
    })
    .prefault({}),
  scoring: z
    .strictObject({
      batchSize: whole(1, 10_000).default(100).describe('Most records the scoring function takes at once.'),
      parallelizationFactor: whole(1, 10)
        .default(2)
        .describe(
          'How many batches of a shard are scored at once; scores do not depend on the order of events.',
        ),
      maxRetries: whole(1, 10_000)
        .default(100)
        .describe('How often a batch that could not be scored is tried again; then it is set aside.'),
      maxRecordAgeHours: whole(1, 168)
        .default(24)
        .describe(
          'Records that have waited longer to be scored are set aside; less than the retention of the stream.',
        ),
      maxEvents: whole(1, 10_000)
        .default(DEFAULT_MAX_EVENTS)
        .describe('Most events of a lead that its real-time score looks at: the latest ones.'),
      eventsKeptDays: whole(1)
        .optional()
        .describe(
          'What an event says leaves the table of profiles so many days after it happened; small items stay: that it was taken, counts, aliases and profiles. Without it: never. Raw keeps events in any case.',
        ),
    })
    .prefault({}),
  crm: z
    .strictObject({
      endpoint: pushEndpoint().describe(
        'Where changes of band are sent: an https URL with one `*` in the place of the id of the lead.',
      ),
      apiKeySecretArn: z
        .string()
        .regex(/^arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:.+$/, {
          error: 'must be the ARN of a secret of Secrets Manager',
        })
        .describe('Secret whose whole text is the API key; made by you, read when the stack is deployed.'),
      apiKeyHeader: z
        .string()
        .regex(/^[A-Za-z0-9-]+$/, { error: 'must be the name of a header' })
        .default('X-Api-Key')
        .describe('Header that carries the API key.'),
      callsPerSecond: whole(1, 300).default(10).describe('Most calls a second; what is more waits.'),
    })
    .optional()
    .describe('Where a CRM hears of changes of band. Without it: nothing is sent anywhere.'),
  alarms: z
    .strictObject({
      email: z
        .email({ error: 'must be an e-mail address' })
        .optional()
        .describe('Who is told of alarms. Without it: nobody; the topic is there to subscribe to.'),
      maxQuarantineShare: share()
        .default(0.05)
        .describe('Share of records in quarantine that raises an alarm.'),
      silenceHours: z
        .partialRecord(z.enum(EVENT_SOURCES), whole(1, LONGEST_SILENCE_HOURS))
        .default({ roadshow: 168, webinar: 168, online: 24, web: 24, crm: 72 })
        .describe('How long each source may send nothing before an alarm; one that is left out, for ever.'),
      monthlyBudgetUsd: whole(1)
        .default(500)
        .describe('Monthly cost at whose 80 and 100 percent a warning is sent.'),
    })
    .prefault({}),
});

/** What an environment's file says: everything that has a default may be left out. */
export type EnvironmentInput = z.input<typeof environmentSchema>;
/** An environment with every default in place. */
export type EnvironmentConfig = z.output<typeof environmentSchema>;
