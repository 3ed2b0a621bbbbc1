import { z } from 'zod';

/** A whole number of at least `least`. */
const whole = (least = 0) => z.int().min(least);
const hour = z.int().min(0).max(23);

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
    .optional()
    .describe('AWS region. Without it: the region of the credentials that deploy.'),
  isProtected: z
    .boolean()
    .default(true)
    .describe(
      'Whether stacks refuse to be deleted and the table of profiles stays behind. Buckets, keys and the pepper stay in any case.',
    ),
  gate: z
    .strictObject({
      defaultRegion: z
        .string()
        .regex(/^[A-Z]{2}$/, { error: 'must be an ISO 3166 code of two capital letters' })
        .default('US')
        .describe('Region of phone numbers that state no country code (ISO 3166 alpha-2).'),
      defaultZones: z
        .record(z.string(), z.string())
        .default({})
        .describe('Source to the time zone of its times that state none; UTC for sources left out.'),
    })
    .prefault({}),
  stream: z
    .strictObject({
      provisionedShards: whole(1)
        .optional()
        .describe('Shards of a provisioned stream. Without it: on demand, which scales by itself.'),
      retentionDays: whole(1).max(365).default(7).describe('How long the stream keeps a record.'),
      maxRecordAgeDays: whole(1)
        .max(7)
        .default(6)
        .describe(
          'Older records go to the on-failure bucket; less than the retention, so that none expires unseen.',
        ),
      maxRetries: whole(1).max(10_000).default(20).describe('How often a failed batch is tried again.'),
      batchSize: whole(1).max(10_000).default(2_000).describe('Most records the gate takes at once.'),
      batchWindowSeconds: whole(0).max(300).default(5).describe('How long a batch waits to fill.'),
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
      logsKeptDays: z
        .union([7, 14, 30, 60, 90, 180, 365, 731].map((days) => z.literal(days)))
        .default(90)
        .describe('How long log groups keep what functions and jobs say.'),
    })
    .prefault({}),
  pipeline: z
    .strictObject({
      startsAtUtcHour: hour.default(3).describe('Hour (UTC) at which the pipeline starts each day.'),
      finishedByUtcHour: hour.default(6).describe('Hour (UTC) by which it must be done, else an alarm.'),
      workerType: z.enum(['G.1X', 'G.2X', 'G.4X']).default('G.1X').describe('Worker type of the Glue jobs.'),
      workers: whole(2)
        .max(299)
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
      isEnabled: z.boolean().default(false).describe('Whether there is a Redshift warehouse.'),
      baseCapacityRpu: whole(8)
        .max(512)
        .default(8)
        .describe('Base capacity of the warehouse (Redshift processing units).'),
    })
    .prefault({}),
  dashboards: z
    .strictObject({
      isEnabled: z.boolean().default(false).describe('Whether there are QuickSight dashboards.'),
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
      isEnabled: z
        .boolean()
        .default(false)
        .describe('Whether tables and columns are tagged for Lake Formation (layer, contact).'),
    })
    .prefault({}),
  alarms: z
    .strictObject({
      email: z
        .email({ error: 'must be an e-mail address' })
        .optional()
        .describe('Who is told of alarms. Without it: nobody; the topic is there to subscribe to.'),
      maxQuarantineShare: z
        .number()
        .min(0)
        .max(1)
        .default(0.05)
        .describe('Share of records in quarantine that raises an alarm.'),
      silenceHours: z
        .record(z.enum(['roadshow', 'webinar', 'online', 'web', 'crm']), whole(1))
        .default({ roadshow: 168, webinar: 168, online: 24, web: 24, crm: 72 })
        .describe('How long each source may send nothing before an alarm.'),
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
