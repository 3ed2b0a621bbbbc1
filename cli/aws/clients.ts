import { AthenaClient } from '@aws-sdk/client-athena';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** The services a command may need; each client is made when it is asked for. */
export interface AwsClients {
  readonly ssm: () => Pick<SSMClient, 'send'>;
  readonly kinesis: () => Pick<KinesisClient, 'send'>;
  readonly athena: () => Pick<AthenaClient, 'send'>;
  readonly dynamodb: () => Pick<DynamoDBClient, 'send'>;
  readonly sfn: () => Pick<SFNClient, 'send'>;
  readonly secrets: () => Pick<SecretsManagerClient, 'send'>;
}

/** @param region where the environment's file says the lake is; where it says nothing, the SDK finds out */
export function createAwsClients(region: string | undefined): AwsClients {
  const config = region === undefined ? {} : { region };
  // what Node this program needs it says itself; the SDK's remark about it would stand beside every answer
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  return {
    ssm: () => new SSMClient(config),
    // one request at a time: HTTP/2, which this client would speak, gains nothing and keeps the process alive
    kinesis: () => new KinesisClient({ ...config, requestHandler: new NodeHttpHandler() }),
    athena: () => new AthenaClient(config),
    dynamodb: () => new DynamoDBClient(config),
    sfn: () => new SFNClient(config),
    secrets: () => new SecretsManagerClient(config),
  };
}
