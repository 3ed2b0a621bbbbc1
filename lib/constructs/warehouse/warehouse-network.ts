import { Fn, Stack } from 'aws-cdk-lib';
import {
  CfnRouteTable,
  CfnSecurityGroup,
  CfnSecurityGroupIngress,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
  CfnVPC,
  CfnVPCEndpoint,
} from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FlowLog } from './flow-log.ts';

/** Nothing else is in the network, so addresses are cheap; the warehouse takes more of them as it grows. */
const VPC_CIDR = '10.0.0.0/16';
const SUBNET_BITS = 12;
/** Redshift Serverless wants three zones where its traffic goes through a network of ours. */
const ZONES = 3;
const HTTPS = 443;

export interface WarehouseNetworkProps {
  /** Encrypts the log of who spoke to whom. */
  readonly logsKey: IKey;
  readonly logsKeptDays: RetentionDays;
}

/**
 * A network with no way in and none out but to S3 and the Glue catalog: statements come by the Data API, which is
 * no guest of it. Written in CloudFormation's own words, because zones are only known where it is deployed.
 *
 * The way to S3 is free. The one to Glue is paid by the hour and zone, so there is one in the first zone, which
 * serves all three: were that zone lost, tables of the warehouse itself, and so the KPIs, could still be read.
 */
export class WarehouseNetwork extends Construct {
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, { logsKey, logsKeptDays }: WarehouseNetworkProps) {
    super(scope, id);
    const vpc = new CfnVPC(this, 'Vpc', {
      cidrBlock: VPC_CIDR,
      enableDnsSupport: true,
      // without it the catalog's own name would lead out of the network
      enableDnsHostnames: true,
    });
    new FlowLog(this, 'FlowLog', { vpcId: vpc.attrVpcId, logsKey, logsKeptDays });
    const routes = new CfnRouteTable(this, 'Routes', { vpcId: vpc.attrVpcId });
    const blocks = Fn.cidr(VPC_CIDR, ZONES, String(SUBNET_BITS));
    const subnets = Array.from({ length: ZONES }, (_, zone) => {
      const subnet = new CfnSubnet(this, `Subnet${zone + 1}`, {
        vpcId: vpc.attrVpcId,
        availabilityZone: Fn.select(zone, Fn.getAzs()),
        cidrBlock: Fn.select(zone, blocks),
        mapPublicIpOnLaunch: false,
      });
      new CfnSubnetRouteTableAssociation(this, `Route${zone + 1}`, {
        subnetId: subnet.attrSubnetId,
        routeTableId: routes.attrRouteTableId,
      });
      return subnet.attrSubnetId;
    });
    const warehouse = new CfnSecurityGroup(this, 'Warehouse', {
      groupDescription: 'Lead lake: the warehouse; nobody may come in',
      vpcId: vpc.attrVpcId,
      securityGroupEgress: [
        {
          description: 'To S3 and the Glue catalog; no other address has a route',
          ipProtocol: 'tcp',
          fromPort: HTTPS,
          toPort: HTTPS,
          cidrIp: '0.0.0.0/0',
        },
      ],
    });
    this.openWayToGlue(vpc, subnets.slice(0, 1), warehouse);
    new CfnVPCEndpoint(this, 'S3', {
      vpcId: vpc.attrVpcId,
      vpcEndpointType: 'Gateway',
      serviceName: this.serviceName('s3'),
      routeTableIds: [routes.attrRouteTableId],
    });
    this.subnetIds = subnets;
    this.securityGroupId = warehouse.attrGroupId;
  }

  private openWayToGlue(vpc: CfnVPC, subnetIds: string[], warehouse: CfnSecurityGroup): void {
    const catalog = new CfnSecurityGroup(this, 'Catalog', {
      groupDescription: 'Lead lake: the way from the warehouse to the Glue catalog',
      vpcId: vpc.attrVpcId,
    });
    new CfnSecurityGroupIngress(this, 'FromWarehouse', {
      description: 'The warehouse looks up tables',
      groupId: catalog.attrGroupId,
      sourceSecurityGroupId: warehouse.attrGroupId,
      ipProtocol: 'tcp',
      fromPort: HTTPS,
      toPort: HTTPS,
    });
    new CfnVPCEndpoint(this, 'Glue', {
      vpcId: vpc.attrVpcId,
      vpcEndpointType: 'Interface',
      serviceName: this.serviceName('glue'),
      privateDnsEnabled: true,
      subnetIds,
      securityGroupIds: [catalog.attrGroupId],
    });
  }

  private serviceName(service: string): string {
    return `com.amazonaws.${Stack.of(this).region}.${service}`;
  }
}
