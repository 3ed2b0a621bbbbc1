/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Paper is light, whatever the screen is; charts are drawn anew for it and again afterwards. */
export function startPrinting(draw: () => void): void {
  const root = document.documentElement;
  let theme: string | undefined;
  addEventListener('beforeprint', () => {
    theme = root.dataset.theme;
    root.dataset.theme = 'light';
    draw();
  });
  addEventListener('afterprint', () => {
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
    draw();
  });
}
