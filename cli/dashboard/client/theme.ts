/// <reference lib="dom" />
const KEY = 'lead-lake-theme';

/** Lets readers change between light and dark; until they do, the page is as their system is. */
export function startTheme(onChange: () => void): void {
  const root = document.documentElement;
  const button = document.querySelector<HTMLButtonElement>('#theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const kept = remembered();
  if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  const say = () => {
    if (button === null) return;
    button.hidden = false;
    button.textContent = isDark() ? 'Light theme' : 'Dark theme';
  };
  button?.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    remember(root.dataset.theme);
    say();
    onChange();
  });
  system.addEventListener('change', () => {
    say();
    onChange();
  });
  say();
}

// A browser may keep nothing for pages opened from disk; the page works without.
function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
}
