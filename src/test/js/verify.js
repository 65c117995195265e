/*
 * What `mvn verify` does with the pages' scripts: node src/test/js/verify.js FOLDER
 *
 * It runs the unit tests with Node's own runner, then ESLint and Prettier. Those two are installed from
 * package-lock.json into FOLDER, which belongs to one build, so that builds side by side do not share a node_modules.
 * Where npm or its registry is out of reach it says so, and only the unit tests run; everything else that goes wrong
 * fails the build.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const FOLDER = resolve(process.argv[2] ?? join(ROOT, 'target/node'));
const NEEDED = ['package.json', 'package-lock.json', '.npmrc', 'eslint.config.js'];
const SOURCES = ['package.json', 'eslint.config.js', 'src/main/webapp', 'src/test/js'];
const OLDEST = [20, 19];
const UNREACHABLE = new RegExp(
  '\\b(EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|EIDLETIMEOUT|ENETUNREACH|ENOTCACHED|ENOTFOUND' +
    '|ERR_SOCKET_TIMEOUT|ETIMEDOUT)\\b',
);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.log(
    `Scripts: NOT CHECKED, Node ${OLDEST.join('.')} or newer is needed and this is ${process.versions.node}.`,
  );
  process.exit(0);
}
const tests = readdirSync(join(ROOT, 'src/test/js')).filter(name => name.endsWith('.test.js'));
node('Unit tests', ['--test', '--test-reporter=dot', ...tests.map(name => join('src/test/js', name))]);
const why = install();
if (why) {
  console.log(`Scripts: tested, but ESLint and Prettier were NOT RUN: ${why}.`);
  process.exit(0);
}
const module = path => join(FOLDER, 'node_modules', path);
node('ESLint', [module('eslint/bin/eslint.js'), '--config', join(FOLDER, 'eslint.config.js'), ...SOURCES.slice(1)]);
node('Prettier', [module('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', ...SOURCES], 'npm run format');
console.log('Scripts: tested, ESLint and Prettier found nothing.');

/** Runs a program of Node's in the project's folder; a failure of its own is the build's. */
function node(what, args, remedy) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status === 0) return;
  console.error(`Scripts: ${what} failed${remedy ? `; to mend it: ${remedy}` : ''}.`);
  process.exit(1);
}

/** Installs what the lock file names, once for each lock file; answers why it could not be had, or nothing. */
function install() {
  mkdirSync(FOLDER, { recursive: true });
  NEEDED.forEach(name => copyFileSync(join(ROOT, name), join(FOLDER, name)));
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const done = join(FOLDER, 'installed.json');
  if (existsSync(done) && readFileSync(done, 'utf8') === lock) return '';
  rmSync(done, { force: true });
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=1',
  ];
  const npm = spawnSync('npm', args, { cwd: FOLDER, encoding: 'utf8', shell: process.platform === 'win32' });
  if (npm.error?.code === 'ENOENT') return 'npm is not installed';
  if (npm.status === 0) {
    writeFileSync(done, lock);
    return '';
  }
  const [code] = UNREACHABLE.exec(npm.stderr) ?? [];
  if (code) return `the npm registry cannot be reached (${code})`;
  console.error(npm.stderr);
  console.error('Scripts: npm ci failed; see above.');
  return process.exit(1);
}
