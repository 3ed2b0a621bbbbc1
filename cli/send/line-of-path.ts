import { type Document, isMap, isNode, isScalar, type LineCounter, type Node, type Pair } from 'yaml';

/** The 1-based line on which the entry at a path of keys begins; that of the nearest parent where it is absent. */
export function lineOfPath(
  document: Document,
  lineCounter: LineCounter,
  keys: readonly PropertyKey[],
): number {
  let node: unknown = document.contents;
  let offset = offsetOf(node) ?? 0;
  for (const key of keys) {
    const pair: Pair | undefined = isMap(node) ? node.items.find((item) => keyOf(item) === key) : undefined;
    if (pair === undefined) break;
    offset = offsetOf(pair.key) ?? offset;
    node = pair.value;
  }
  return lineCounter.linePos(offset).line;
}

function keyOf(pair: Pair): unknown {
  return isScalar(pair.key) ? String(pair.key.value) : null;
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
