import path from 'node:path';
import type { LakeDirectory } from './lake-directory.ts';

/** Folder of the lake's event bus. */
export const busFolder = (lake: LakeDirectory): string => path.join(lake.root, 'bus');

/** Folder of the bus's subscriber that tells the CRM: its cursor, and what the CRM would not take. */
export const crmFolder = (lake: LakeDirectory): string => path.join(busFolder(lake), 'crm');
