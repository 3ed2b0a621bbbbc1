/** Each name once: `id`, `id_2`. Rows become objects, where a second `id` would cover the first. */
export function distinctNames(names: readonly string[]): string[] {
  const found: string[] = [];
  for (const name of names) {
    let unique = name;
    for (let number = 2; found.includes(unique) || (unique !== name && names.includes(unique)); number += 1) {
      unique = `${name}_${number}`;
    }
    found.push(unique);
  }
  return found;
}
