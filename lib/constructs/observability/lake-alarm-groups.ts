import { Construct } from 'constructs';
import type { DeployedAlarm } from './dashboard-body.ts';
import { LakeAlarm } from './lake-alarm.ts';
import type { AlarmGroup } from './lake-alarms.ts';

export interface LakeAlarmGroupsProps {
  readonly environment: string;
  readonly groups: readonly AlarmGroup[];
  /** Told of every alarm. */
  readonly topicArn: string;
}

/** The alarms of a lake as they are deployed, still in their groups. */
export class LakeAlarmGroups extends Construct {
  readonly groups: readonly { readonly title: string; readonly alarms: readonly DeployedAlarm[] }[];

  constructor(scope: Construct, id: string, { environment, groups, topicArn }: LakeAlarmGroupsProps) {
    super(scope, id);
    this.groups = groups.map(({ title, alarms }) => ({
      title,
      alarms: alarms.map((spec) => ({
        title: spec.about === undefined ? spec.entry : `${spec.entry}: ${spec.about}`,
        arn: new LakeAlarm(this, { environment, spec, topicArn }).attrArn,
      })),
    }));
  }
}
