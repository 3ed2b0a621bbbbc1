import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { EnvironmentConfig } from '../../config/index.ts';
import type { StorageStack } from '../../stacks/storage-stack.ts';

export interface GateSettingsProps {
  readonly gate: EnvironmentConfig['gate'];
  readonly storage: StorageStack;
}

/** What every function that runs the gate is told, so that all of them decide alike. */
export function gateEnvironment({ gate, storage }: GateSettingsProps): Record<string, string> {
  return {
    LEAD_LAKE_BUCKET: storage.buckets.raw.bucketName,
    LEAD_LAKE_PEPPER_SECRET: storage.pepper.secretArn,
    LEAD_LAKE_DEFAULT_REGION: gate.defaultRegion,
    LEAD_LAKE_DEFAULT_ZONES: JSON.stringify(gate.defaultZones),
  };
}

/** Lets a function of the gate read the pepper, and nothing else that is secret. */
export function readPepper({ pepper, keys }: StorageStack): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [pepper.secretArn] }),
    new PolicyStatement({ actions: ['kms:Decrypt'], resources: [keys.contacts.keyArn] }),
  ];
}
