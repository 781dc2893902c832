import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { precompress } from './tools/precompress.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A page each for the class (instructor and learner), the coordinator, one's own record and the
 * superior. No page has an inline script:
 * the server sends `default-src 'self'`. */
export default defineConfig({
  root: here('.'),
  base: '/',
  appType: 'mpa',
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: here('dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        index: here('index.html'),
        koordinator: here('koordinator.html'),
        undangan: here('undangan.html'),
        sertifikat: here('sertifikat.html'),
        saya: here('saya.html'),
        atasan: here('atasan.html'),
      },
    },
  },
  plugins: [precompress({ first: 'index.html' })],
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx}'],
  },
});
