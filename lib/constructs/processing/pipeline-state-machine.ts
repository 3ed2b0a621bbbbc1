import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StateMachineDefinition } from '../../pipeline/asl.ts';
import { acknowledge } from '../acknowledge.ts';

export interface PipelineStateMachineProps {
  /** Its name: its role must allow to look for other runs of it, before it is there. */
  readonly name: string;
  readonly definition: StateMachineDefinition;
  /** What it does, service by service. */
  readonly statements: readonly PolicyStatement[];
  /** What its queries read and write. */
  readonly policies: readonly IManagedPolicy[];
  /** Encrypts its log. */
  readonly logsKey: IKey;
  readonly logsKeptDays: RetentionDays;
}

/** The pipeline's state machine, with a role of its own; its log says which state was when, and never what was in it. */
export class PipelineStateMachine extends Construct {
  readonly stateMachine: StateMachine;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: PipelineStateMachineProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      description: 'Lead lake: the pipeline',
      managedPolicies: [...props.policies],
    });
    const own = stack.formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: props.name,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.role.addToPolicy(new PolicyStatement({ actions: ['states:ListExecutions'], resources: [own] }));
    for (const statement of props.statements) this.role.addToPolicy(statement);
    const log = new LogGroup(this, 'Log', {
      // groups of any other name make the account's one policy for delivered logs longer, until it is full
      logGroupName: `/aws/vendedlogs/states/${props.name}`,
      encryptionKey: props.logsKey,
      retention: props.logsKeptDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: props.name,
      definitionBody: DefinitionBody.fromString(stack.toJsonString(props.definition)),
      role: this.role,
      tracingEnabled: true,
      logs: { destination: log, level: LogLevel.ALL, includeExecutionData: false },
    });
    acknowledge(
      this.role.node.findChild('DefaultPolicy'),
      'IAM5',
      { resource: '*' },
      'Traces, delivery of logs, metrics and the outcome of a statement take no other resource; metrics are bound to the namespace of the lake.',
    );
  }
}
