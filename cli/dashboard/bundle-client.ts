import path from 'node:path';

const ENTRY = path.join(import.meta.dirname, 'client', 'main.ts');

/** The page's script as one text: our part and of the chart library what we use, ready to stand in a script element. */
export async function bundleClient(): Promise<string> {
  // loaded here, as every command would wait for it and this one alone needs it
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'eof',
    logLevel: 'silent',
  });
  return neutralised(outputFiles.map(({ text }) => text).join('\n'));
}

/** The same program without texts that a browser would take for the end of the script or the start of a comment. */
export function neutralised(script: string): string {
  return script.replaceAll(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--');
}
