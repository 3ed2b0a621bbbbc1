import path from 'node:path';
import type { DashboardDocument } from '../dashboard/document.ts';
import { writeDashboard } from '../dashboard/write-dashboard.ts';
import { runPython } from '../python.ts';
import { DASHBOARD_FILE } from './choices.ts';
import type { CommandContext, CommonOptions } from './context.ts';

export interface DashboardOptions extends CommonOptions {
  /** Where the page is written. @default DASHBOARD_FILE in the lake's directory */
  readonly out?: string;
}

/** `lake dashboard`: the KPI page, one file that opens from disk. */
export async function dashboard(
  { dir, out, json }: DashboardOptions,
  { console }: CommandContext,
): Promise<number> {
  console.progress('asking the lake for its KPIs');
  const document = await readDashboard(dir);
  const file = path.resolve(out ?? path.join(dir, DASHBOARD_FILE));
  console.progress('writing the page');
  await writeDashboard(document, file);
  if (document.run === null)
    console.note('no run has written KPIs yet, and the page says so: run lake run first');
  console.print(json ? JSON.stringify({ file }) : pageSentence(file));
  return 0;
}

/** Where the page is, for people. */
export function pageSentence(file: string): string {
  return `The KPI page is ${file}: open it in a browser`;
}

export function readDashboard(dir: string): Promise<DashboardDocument> {
  return runPython<DashboardDocument>(['dashboard', '--dir', dir]);
}
