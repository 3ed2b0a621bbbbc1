import type { Part } from '../context.ts';
import { gate } from './gate.ts';
import { growth } from './growth.ts';
import { incremental } from './incremental.ts';
import { peers } from './peers.ts';
import { pipeline } from './pipeline.ts';
import { scoring } from './scoring.ts';

/** All parts, in the order of the page. */
export const PARTS: readonly Part[] = [gate, scoring, pipeline, incremental, growth, peers];
