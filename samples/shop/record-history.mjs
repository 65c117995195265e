// Replays the sample's builds with the real tools and keeps the reports they write. See README.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const sample = dirname(fileURLToPath(import.meta.url));
const plan = JSON.parse(readFileSync(join(sample, 'history.json'), 'utf8'));
const work = mkdtempSync(join(tmpdir(), 'shop-'));
const tools = join(work, 'tools');
const project = join(work, 'shop');

const run = (command, args, options = {}) =>
  execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', ...options });

function installTools() {
  const artifacts = [
    'org.junit.platform:junit-platform-console-standalone:1.13.4',
    'org.jacoco:org.jacoco.cli:0.8.13:jar:nodeps',
    'org.jacoco:org.jacoco.agent:0.8.13:jar:runtime',
  ];
  for (const artifact of artifacts) {
    run('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${tools}`, '-Dmdep.stripVersion=true']);
  }
  writeFileSync(join(tools, 'package.json'), '{"private":true}');
  run('npm', ['install', '--silent', '--prefix', tools, 'nyc@18.0.0']);
}

/** The text of a source file as it was in a build; empty where the file did not exist. */
function asOf(text, build) {
  const visible = [true];
  const kept = [];
  for (const line of text.split('\n')) {
    const since = line.match(/^\s*\/\/# since (\d+)(?: until (\d+))?$/);
    if (since) {
      visible.push(visible.at(-1) && build >= Number(since[1]) && build <= Number(since[2] ?? Infinity));
    } else if (/^\s*\/\/# end$/.test(line)) {
      visible.pop();
    } else if (visible.at(-1)) {
      kept.push(line);
    }
  }
  return kept.join('\n').replace(/\n{3,}/g, '\n\n');
}

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

function checkOut(build) {
  for (const part of ['backend', 'web']) {
    rmSync(join(project, part), { recursive: true, force: true });
    for (const file of filesBelow(join(sample, part))) {
      const text = asOf(readFileSync(file, 'utf8'), build);
      if (text.trim() !== '') {
        const target = join(project, relative(sample, file));
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, text.endsWith('\n') ? text : text + '\n');
      }
    }
  }
}

function commit(build) {
  const author = plan.authors[build % plan.authors.length];
  const time = new Date(Date.UTC(2026, 4, 4, 8, 30) + (build - 1) * 26 * 3600 * 1000).toISOString();
  const message = plan.messages[build] ?? `Work on the shop, part ${build}`;
  const who = { GIT_AUTHOR_NAME: author, GIT_AUTHOR_EMAIL: 'shop@example.com', GIT_AUTHOR_DATE: time };
  const env = { ...process.env, ...who, GIT_COMMITTER_NAME: author, GIT_COMMITTER_EMAIL: 'shop@example.com', GIT_COMMITTER_DATE: time };
  run('git', ['add', '-A'], { cwd: project });
  run('git', ['commit', '-q', '--allow-empty', '-m', message], { cwd: project, env });
  const sha = run('git', ['rev-parse', 'HEAD'], { cwd: project }).trim();
  return { build, time, commit: sha, author, message };
}

function testBackend() {
  const out = join(work, 'backend-out');
  rmSync(out, { recursive: true, force: true });
  const [classes, tests] = [join(out, 'classes'), join(out, 'tests')];
  const junit = join(tools, 'junit-platform-console-standalone.jar');
  const sources = (folder) => filesBelow(join(project, 'backend', folder));
  run('javac', ['--release', '17', '-g', '-d', classes, ...sources('src')]);
  run('javac', ['--release', '17', '-g', '-cp', `${classes}:${junit}`, '-d', tests, ...sources('test')]);
  const agent = `-javaagent:${join(tools, 'org.jacoco.agent-runtime.jar')}=destfile=${join(out, 'jacoco.exec')},includes=com.example.*,sessionid=shop`;
  run('java', [agent, '-jar', junit, 'execute', '-cp', `${classes}:${tests}`, '--scan-class-path', tests, '--reports-dir', out]);
  run('java', ['-jar', join(tools, 'org.jacoco.cli-nodeps.jar'), 'report', join(out, 'jacoco.exec'), '--classfiles', classes,
    '--sourcefiles', join(project, 'backend', 'src'), '--name', 'shop backend', '--xml', join(out, 'jacoco.xml')]);
  // The launcher writes the machine's name and all its system properties into the report; neither belongs here.
  const junitXml = readFileSync(join(out, 'TEST-junit-jupiter.xml'), 'utf8')
    .replace(/<properties>[\s\S]*?<\/properties>\n?/g, '')
    .replace(/ hostname="[^"]*"/g, '');
  return { 'backend/jacoco.xml': readFileSync(join(out, 'jacoco.xml')), 'backend/TEST-junit.xml': junitXml };
}

function testWeb() {
  const out = join(work, 'web-out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const tests = filesBelow(join(project, 'web', 'test')).map((file) => relative(project, file));
  const nyc = join(tools, 'node_modules', '.bin', 'nyc');
  run(nyc, ['--all', '--include', 'web/lib/**', '--reporter', 'lcov', '--report-dir', out, '--temp-dir', join(work, 'nyc'),
    process.execPath, '--test', '--test-reporter=junit', `--test-reporter-destination=${join(out, 'junit.xml')}`, ...tests], { cwd: project });
  const junitXml = readFileSync(join(out, 'junit.xml'), 'utf8').replace(/ hostname="[^"]*"/g, '').replaceAll(project + '/', '');
  return { 'web/lcov.info': readFileSync(join(out, 'lcov.info')), 'web/junit.xml': junitXml };
}

installTools();
mkdirSync(project);
run('git', ['init', '-q', '-b', 'main'], { cwd: project });
rmSync(join(sample, 'builds'), { recursive: true, force: true });
for (let build = 1; build <= plan.builds; build++) {
  checkOut(build);
  const about = commit(build);
  const folder = join(sample, 'builds', String(build).padStart(3, '0'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'build.json'), JSON.stringify(about, null, 1) + '\n');
  if (build > 1) {
    writeFileSync(join(folder, 'changes.diff'), run('git', ['diff', '-U0', '-M', 'HEAD~1', 'HEAD'], { cwd: project }));
  }
  if (!plan.unmeasured.includes(build)) {
    for (const [name, content] of Object.entries({ ...testBackend(), ...testWeb() })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name + '.gz'), gzipSync(content, { level: 9 }));
    }
  }
  console.log(`#${build} ${about.message}`);
}
rmSync(work, { recursive: true, force: true });
if (!existsSync(join(sample, 'builds', '001'))) {
  throw new Error('nothing was recorded');
}
