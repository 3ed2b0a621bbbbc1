import * as z from 'zod';
import type { DeployedValues } from './fill-in.ts';

export interface WarehouseEnvironment {
  /** Where the warehouse is, and as whom to speak to it. */
  readonly warehouse: {
    readonly workgroupName: string;
    readonly databaseName: string;
    readonly secret: string;
  };
  /** What migrations leave open. */
  readonly values: DeployedValues;
}

/** The environment cannot be run with. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(problems: readonly string[]) {
    super(`the environment of the warehouse migration is incomplete: ${problems.join('; ')}`);
  }
}

const text = z.string({ error: 'is missing' }).min(1, { error: 'is empty' });

const environment = z.object({
  LEAD_LAKE_WAREHOUSE_WORKGROUP: text,
  LEAD_LAKE_WAREHOUSE_DATABASE: text,
  LEAD_LAKE_WAREHOUSE_SECRET: text,
  LEAD_LAKE_DATABASE: text,
  LEAD_LAKE_WAREHOUSE_ROLE_ARN: text,
});

/** The variables a stack has to set. */
export type WarehouseVariable = keyof z.input<typeof environment>;

/** @throws EnvironmentError naming each variable at fault. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): WarehouseEnvironment {
  const { success, data, error } = environment.safeParse(env);
  if (!success) {
    throw new EnvironmentError(error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  }
  return {
    warehouse: {
      workgroupName: data.LEAD_LAKE_WAREHOUSE_WORKGROUP,
      databaseName: data.LEAD_LAKE_WAREHOUSE_DATABASE,
      secret: data.LEAD_LAKE_WAREHOUSE_SECRET,
    },
    values: { database: data.LEAD_LAKE_DATABASE, role: data.LEAD_LAKE_WAREHOUSE_ROLE_ARN },
  };
}
