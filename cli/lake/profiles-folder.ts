import path from 'node:path';
import type { LakeDirectory } from './lake-directory.ts';

/** Folder of the operational store; removed, it is built again from the stream by the next send. */
export const profilesFolder = (lake: LakeDirectory): string => path.join(lake.root, 'profiles');
