/** A title as a name: `KPI: data quality` is `kpi-data-quality`, as headings become anchors. */
export function kebabCase(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s_-]/g, '')
    .trim()
    .replaceAll(/[\s_]+/g, '-');
}
