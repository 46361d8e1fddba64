// Runs the tests: `npm test` all of them, with a sandbox of its own; `npm test -- ARGS` only Jest, with these
// arguments (the end-to-end tests then want a sandbox that is up: test/sandbox/README.md).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const sandbox = join(root, 'test/sandbox/sandbox.sh');
const args = process.argv.slice(2);
const totals = { passed: 0, failed: 0 };

/** Runs a program with its output shown; true where it ended well. */
function run(argv, env = process.env) {
  return (
    spawnSync(argv[0], argv.slice(1), { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status ===
    0
  );
}

function jestArgv(rest) {
  return [
    'node',
    '--experimental-vm-modules',
    '--no-warnings',
    join(root, 'node_modules/jest/bin/jest.js'),
    ...rest,
  ];
}

/** Runs one part and prints how long it took. */
function part(name, work) {
  const started = Date.now();
  console.log(`\n=== ${name}`);
  const well = work();
  console.log(`=== ${name}: ${well ? 'done' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
  return well;
}

/** Jest's tests of one project, counted. A run that ends badly without a failed test counts as one. */
function jest(project, rest, env) {
  const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-jest-'));
  const report = join(folder, 'report.json');
  const well = run(jestArgv(['--selectProjects', project, '--json', `--outputFile=${report}`, ...rest]), env);
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    totals.passed += numPassedTests;
    totals.failed += Math.max(numFailedTests, well ? 0 : 1);
  } else totals.failed += 1;
  rmSync(folder, { recursive: true });
  return well;
}

/** The sandbox's own tests, which end with the line `N passed, N failed`. */
function sandboxTests() {
  const { stdout, status } = spawnSync('bash', [join(root, 'test/sandbox/test.sh')], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  });
  process.stdout.write(stdout);
  const [, passed, failed] =
    /(\d+) passed, (\d+) failed/.exec(stdout.trimEnd().split('\n').at(-1) ?? '') ?? [];
  totals.passed += Number(passed ?? 0);
  totals.failed += Number(failed ?? 1);
  return status === 0;
}

/** The environment that the sandbox's `up` prints the file of. */
function sandboxEnvironment(name) {
  const up = spawnSync(sandbox, ['up', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (up.status !== 0) return undefined;
  const env = { ...process.env };
  for (const [, key, value] of readFileSync(up.stdout.trim(), 'utf8').matchAll(/^export (\w+)='(.*)'$/gm))
    env[key] = value;
  return env;
}

if (args.length > 0) process.exit(run(jestArgv(args)) ? 0 : 1);

part('unit tests', () => jest('unit', []));
const real = part('sandbox: tools', () => run([sandbox, 'tools']));
if (real) {
  part('sandbox: its own tests', sandboxTests);
  const name = `test-${process.pid}`;
  const env = sandboxEnvironment(name);
  try {
    const ready = env && part('sandbox: base images', () => run([sandbox, 'images', name]));
    if (ready) part('end-to-end tests', () => jest('e2e', ['--runInBand'], env));
    else totals.failed += 1;
  } finally {
    run([sandbox, 'down', name]);
  }
} else totals.failed += 1;

console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
