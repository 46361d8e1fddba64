// Runs the tests: `npm test` all of them, in sandboxes of its own; `npm test -- ARGS` only Jest, with these arguments
// (the end-to-end tests then want a sandbox that is up: test/sandbox/README.md).
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { down, up } from '../test/sandbox/sandbox.mjs';
import { slowest } from './slowest.mjs';

const root = join(import.meta.dirname, '..');
const sandbox = join(root, 'test/sandbox');
const args = process.argv.slice(2);
const totals = { passed: 0, failed: 0 };
const files = [];
/** Test files side by side, each with a sandbox: with what they start, more than one a processor wait for each other. */
const SIDE_BY_SIDE = Math.min(availableParallelism(), 8);

/** Runs a program with its output shown; true where it ended well. */
function run(argv, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(argv[0], argv.slice(1), { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
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
async function part(name, work) {
  const started = Date.now();
  console.log(`\n=== ${name}`);
  const well = await work();
  console.log(`=== ${name}: ${well ? 'done' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
  return well;
}

/** Jest's tests of one project, counted. A run that ends badly without a failed test counts as one. */
async function jest(project, rest, env) {
  const folder = mkdtempSync(join(tmpdir(), 'hub-deploy-jest-'));
  const report = join(folder, 'report.json');
  const argv = jestArgv(['--selectProjects', project, '--json', `--outputFile=${report}`, ...rest]);
  const well = await run(argv, env);
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    totals.passed += numPassedTests;
    totals.failed += Math.max(numFailedTests, well ? 0 : 1);
    files.push(...testResults);
  } else totals.failed += 1;
  rmSync(folder, { recursive: true });
  return well;
}

/** The sandbox's own tests, which end with the line `N passed, N failed`; shown when they are done. */
function sandboxTests() {
  return new Promise((resolve) => {
    const child = spawn('bash', [join(sandbox, 'test.sh')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    child.on('close', (code) => {
      console.log(`\n--- the sandbox's own tests\n${said.trimEnd()}`);
      const [, passed, failed] = /(\d+) passed, (\d+) failed$/.exec(said.trimEnd()) ?? [];
      totals.passed += Number(passed ?? 0);
      totals.failed += Number(failed ?? 1);
      resolve(code === 0);
    });
  });
}

/** What can run beside others does, each worker of Jest in a sandbox of its own; then what needs the machine alone. */
async function endToEnd(sandboxes) {
  const env = { ...process.env, HUB_DEPLOY_TEST_SANDBOXES: sandboxes.join(delimiter) };
  await part('end-to-end tests, side by side', async () => {
    const both = [jest('e2e', [`--maxWorkers=${sandboxes.length}`], env), sandboxTests()];
    return (await Promise.all(both)).every(Boolean);
  });
  await part('end-to-end tests that need the machine alone', () => jest('alone', ['--runInBand'], env));
}

if (args.length > 0) process.exit((await run(jestArgv(args))) ? 0 : 1);

await part('unit tests', () => jest('unit', []));
if (await part('sandbox: tools', () => run([join(sandbox, 'sandbox.sh'), 'tools']))) {
  const names = Array.from({ length: SIDE_BY_SIDE }, (_, index) => `test-${process.pid}-${index + 1}`);
  try {
    let sandboxes = [];
    const ready = await part(`${names.length} sandboxes`, async () => {
      // The first one builds the base images where they are not there yet; the others only link them.
      sandboxes = [await up(names[0]), ...(await Promise.all(names.slice(1).map(up)))];
      return true;
    });
    if (ready) await endToEnd(sandboxes);
  } catch (error) {
    console.error(error.message);
    totals.failed += 1;
  } finally {
    await part('cleaning up', () => names.map(down).every(Boolean));
  }
} else totals.failed += 1;

console.log(`\nThe slowest:\n${slowest(files, root).join('\n')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
