import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.wasm', '.webmanifest']);

/** Writes `x.br` and `x.gz` beside every text file of the build, because the server compresses
 * nothing itself, and prints what `first` makes a browser load before anything is asked for. */
export function precompress(options: { first: string }): Plugin {
  let folder = '';
  return {
    name: 'sinkron-precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      handler(error?: Error) {
        if (error) return;
        const sizes = compressFolder(folder);
        console.log(firstLoad(folder, options.first, sizes));
      },
    },
  };
}

/** Compresses every text file below `folder`. Returns the brotli size in bytes by file path. */
export function compressFolder(folder: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const file of filesBelow(folder)) {
    if (!TEXT.has(extname(file))) continue;
    const bytes = readFileSync(file);
    const brotli = brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
    writeFileSync(`${file}.br`, brotli);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    sizes.set(file, brotli.length);
  }
  return sizes;
}

/** The page itself and what its `src` and `href` name: Vite lists every static import there. */
function firstLoad(folder: string, page: string, sizes: Map<string, number>): string {
  const html = readFileSync(join(folder, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((match) => match[1] ?? '');
  const files = [page, ...new Set(named)];
  const lines = files.map((file) => {
    const path = join(folder, file);
    const bytes = sizes.get(path) ?? statSync(path).size;
    return { file, bytes };
  });
  const total = lines.reduce((sum, line) => sum + line.bytes, 0);
  const rows = lines.map((line) => `  ${kib(line.bytes)}  ${line.file}`);
  return [`first load of ${page}, brotli: ${kib(total).trim()}`, ...rows].join('\n');
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`.padStart(10);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
