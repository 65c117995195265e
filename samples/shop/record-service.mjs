// Runs the service of the last builds under the spy and keeps what it reports: node record-service.mjs coverage-monitor-cli.jar.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const FIRST = 31;
const ORDERS = ['guest lamp 1 400', 'guest lamp 3 1200', 'member lamp 5 2400', 'guest desk 1 12000'];
const MORE = ['guest desk 9 12000', 'member desk 1 12000'];

const sample = dirname(fileURLToPath(import.meta.url));
const jar = resolve(process.argv[2]);
const { builds } = JSON.parse(readFileSync(join(sample, 'history.json'), 'utf8'));
const work = mkdtempSync(join(tmpdir(), 'shop-'));

const filesBelow = folder =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

/** The text of a source file as it was in a build; empty where the file did not exist. */
function asOf(text, build) {
  const visible = [true];
  const kept = [];
  for (const line of text.split('\n')) {
    const since = line.match(/^\s*\/\/# since (\d+)(?: until (\d+))?$/);
    if (since) visible.push(visible.at(-1) && build >= Number(since[1]) && build <= Number(since[2] ?? Infinity));
    else if (/^\s*\/\/# end$/.test(line)) visible.pop();
    else if (visible.at(-1)) kept.push(line);
  }
  return kept.join('\n').replace(/\n{3,}/g, '\n\n').trimEnd() + '\n';
}

for (let build = FIRST; build <= builds; build++) {
  const project = join(work, String(build));
  for (const file of [...filesBelow(join(sample, 'backend', 'src')), ...filesBelow(join(sample, 'service'))]) {
    const text = asOf(readFileSync(file, 'utf8'), build);
    if (!text.trim()) continue;
    const target = join(project, relative(sample, file));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  const classes = join(project, 'classes');
  execFileSync('javac', ['--release', '17', '-g', '-d', classes, ...filesBelow(project)]);
  // More orders are tried from the thirty-fourth build on.
  const orders = build < 34 ? ORDERS : [...ORDERS, ...MORE];
  const run = ['-jar', jar, 'spy', 'run', '--service', 'checkout', '--workspace', project, '--dir', join(project, '.coverage-spy'), '--'];
  execFileSync('java', [...run, 'java', '-cp', classes, 'com.example.checkout.Checkout', ...orders], { stdio: 'inherit' });
  const spy = join(project, '.coverage-spy');
  const kept = join(sample, 'builds', String(build).padStart(3, '0'), 'checkout');
  rmSync(kept, { recursive: true, force: true });
  for (const file of [join(spy, 'coverage-spy.json'), ...filesBelow(join(spy, 'report'))]) {
    const target = join(kept, relative(spy, file) + '.gz');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, gzipSync(readFileSync(file), { level: 9 }));
  }
}
rmSync(work, { recursive: true, force: true });
