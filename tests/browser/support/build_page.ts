import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const PAGES = fileURLToPath(new URL('../pages', import.meta.url));

/** Builds a page of tests/browser/pages as the web client is built. Returns the folder it is in. */
export async function buildPage(name: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'sinkron-page-'));
  await build({
    configFile: false,
    root: PAGES,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: join(PAGES, `${name}.html`) },
    },
  });
  return outDir;
}
