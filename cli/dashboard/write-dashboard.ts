import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '../local/write-file-atomically.ts';
import { bundleClient } from './bundle-client.ts';
import type { DashboardDocument } from './document.ts';
import { pageHtml } from './html/page.ts';
import { pageModel } from './page-model.ts';

const CSS = path.join(import.meta.dirname, 'page.css');

/** Writes the KPI page of a document to a file. */
export async function writeDashboard(document: DashboardDocument, file: string): Promise<void> {
  const [css, script] = await Promise.all([readFile(CSS, 'utf8'), bundleClient()]);
  await writeFileAtomically(file, pageHtml(pageModel(document), { css, script }));
}
