/*
 * The attacker: a stranger with a pull request of a fork. hub-deploy.yaml, Dockerfiles, charts and links are theirs, and
 * are planned, validated and built on the runner. What must not come out, and must not even be opened: files of the host
 * and variables of the job.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pullRequest, startByHand } from '../e2e/github.mjs';
import { commit, git } from '../e2e/ops-repo.mjs';
import { makeTinyRepo, write } from '../e2e/tiny-repo.mjs';
import { spellingsOf, watchOpens } from './support/opens.mjs';

const CANARY = 'canary-of-the-host-3f9a1c';
const VARIABLE = 'canary-of-the-job-77b2e0';
const HUB = 'geo';
const RUNS = Number(process.env.PROPERTY_RUNS ?? 4);

/** A path of the repository: a text, or where a link leads; OUTSIDE stands for the folder with the canary. */
type Files = Readonly<Record<string, string | { readonly link: string }>>;

const folder = mkdtempSync(join(tmpdir(), 'host-files-'));
const outside = join(folder, 'outside');
let opens: Awaited<ReturnType<typeof watchOpens>>;

beforeAll(async () => {
  mkdirSync(join(outside, 'templates'), { recursive: true });
  writeFileSync(join(outside, 'canary'), CANARY);
  writeFileSync(join(outside, 'Dockerfile'), 'FROM scratch\nCOPY . /\n');
  writeFileSync(join(outside, 'Chart.yaml'), 'apiVersion: v2\nname: lib\nversion: 1.0.0\n');
  writeFileSync(join(outside, 'values.yaml'), `a: ${CANARY}\n`);
  opens = await watchOpens(outside);
  await opens.seen();
});
afterAll(() => {
  opens.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The action's run for a pull request with these files; what was opened of the host's folder. */
async function proposed(files: Files, { fork = true } = {}) {
  const repository = mkdtempSync(join(folder, 'hubs-'));
  makeTinyRepo(repository, HUB, `${process.env.REGISTRY}/host-files/${HUB}`);
  const base = git(repository, 'rev-parse', 'HEAD').trim();
  for (const [path, content] of Object.entries(files)) {
    rmSync(join(repository, path), { recursive: true, force: true });
    if (typeof content === 'string') write(repository, path, content.replaceAll('OUTSIDE', outside));
    else {
      mkdirSync(dirname(join(repository, path)), { recursive: true });
      symlinkSync(content.link.replaceAll('OUTSIDE', outside), join(repository, path));
    }
  }
  const payload = pullRequest(base, commit(repository, 'A proposal'));
  if (fork) payload.pull_request.head.repo.full_name = 'stranger/hubs';
  const listing = readdirSync(outside);
  await opens.seen();
  const env = { ACTIONS_RUNTIME_TOKEN: VARIABLE, PIP_TOKEN: VARIABLE, HOST_FILES: VARIABLE };
  const inputs = { 'build-secrets': 'PIP_TOKEN', cache: 'none' };
  const result = await startByHand(repository, { event: 'pull_request', payload, inputs, env });
  // The commands that tell the runner what to hide are no words of the log.
  const log = result.log.replace(/^::add-mask::.*$/gm, '');
  const said = [log, result.summary, result.files, JSON.stringify(result.outputs)].join('\n');
  const leaks = [CANARY, VARIABLE].flatMap(spellingsOf).filter((spelling) => said.includes(spelling));
  const opened = await opens.seen();
  expect(readdirSync(outside)).toEqual(listing);
  return { ...result, log, opened, leaks };
}

const config = (keys: string) => `images: {user: {context: user-images/<hub>, ${keys}}}\n`;
const CHART = `apiVersion: v2\nname: ${HUB}\nversion: 1.0.0\n`;
/** A Dockerfile that shows all that it can reach. */
const SHOWS =
  'FROM scratch\nCOPY . /\nCOPY --from=host . /host/\nRUN --mount=type=secret,id=t,target=/t,required ["/t"]\n';

test('the watch tells what another program opens, by whatever way', async () => {
  await opens.seen();
  symlinkSync(outside, join(folder, 'way'));
  execFileSync('cat', [join(folder, 'way/canary')]);
  expect(await opens.seen()).toEqual(['canary']);
});

describe.each([
  ['env=ACTIONS_RUNTIME_TOKEN', config('secrets: ["id=t,env=ACTIONS_RUNTIME_TOKEN"]')],
  ['env=INPUT_BUILD-SECRETS', config('secrets: ["id=t,env=INPUT_BUILD-SECRETS"]')],
  ['a variable by its id', config('secrets: ["id=ACTIONS_RUNTIME_TOKEN"]')],
  ['src= of the host', config('secrets: ["id=t,src=OUTSIDE/canary"]')],
  ['src=/proc/self/environ', config('secrets: ["id=t,src=/proc/self/environ"]')],
  [
    'a named context that climbs, with a scheme in its middle',
    config('contexts: {host: "../../../../../../../../OUTSIDE/://.."}'),
  ],
  ['a named context by an absolute path', config('contexts: {host: "OUTSIDE"}')],
  ['an OCI layout of the host', config('contexts: {host: "oci-layout://OUTSIDE"}')],
  ['a name of a context with a path in it', config('contexts: {"host=OUTSIDE": user-images/geo}')],
])('hub-deploy.yaml asks for %s', (_, text) => {
  test('the run says what is wrong, and nothing is built', async () => {
    const { code, log, opened, leaks } = await proposed({
      'hub-deploy.yaml': text,
      [`user-images/${HUB}/Dockerfile`]: SHOWS,
    });
    expect({ code, opened, leaks }).toEqual({ code: 1, opened: [], leaks: [] });
    expect(log).toMatch(/::error .*file=hub-deploy\.yaml,line=1,/);
    expect(log).not.toContain('building ');
  });
});

test('a build secret that the workflow gives is not given to a fork', async () => {
  const { log, leaks } = await proposed({
    'hub-deploy.yaml': config('secrets: [PIP_TOKEN]'),
    [`user-images/${HUB}/Dockerfile`]: SHOWS,
  });
  expect(leaks).toEqual([]);
  expect(log).toContain('a build secret is missing');
});

test('one of the repository itself is given it as a file, and the log does not show it', async () => {
  const { code, leaks } = await proposed(
    {
      'hub-deploy.yaml': config('secrets: [PIP_TOKEN]'),
      [`user-images/${HUB}/Dockerfile`]: `FROM ${process.env.REGISTRY}/base/busybox:1\nRUN --mount=type=secret,id=PIP_TOKEN,required cat /run/secrets/PIP_TOKEN && [ "$(wc -c </run/secrets/PIP_TOKEN)" = ${VARIABLE.length} ]\n`,
    },
    { fork: false },
  );
  expect({ code, leaks }).toEqual({ code: 0, leaks: [] });
});

describe.each([
  ['the context', { [`user-images/${HUB}`]: { link: 'OUTSIDE' } }],
  ['the Dockerfile', { [`user-images/${HUB}/Dockerfile`]: { link: 'OUTSIDE/Dockerfile' } }],
  ['a named context', { 'hub-deploy.yaml': config('contexts: {host: host}'), host: { link: 'OUTSIDE' } }],
  [
    'a folder on the way to a named context',
    { 'hub-deploy.yaml': config('contexts: {host: up/templates}'), up: { link: 'OUTSIDE' } },
  ],
  [
    'a link to a folder above, and from there up',
    {
      'hub-deploy.yaml': config('contexts: {host: d/e/host}'),
      'd/up': { link: '..' },
      'd/e/host': { link: `../up/../../..${outside}` },
    },
  ],
  ['an ignore file', { [`user-images/${HUB}/.dockerignore`]: { link: 'OUTSIDE/canary' } }],
] satisfies [string, Files][])('%s is a link out of the repository', (_, files) => {
  test('the image is not built', async () => {
    const { code, log, opened, leaks } = await proposed(files);
    expect({ code, opened, leaks }).toEqual({ code: 1, opened: [], leaks: [] });
    expect(log).not.toContain('building ');
  });
});

test('a named context that is not there: the image is not built', async () => {
  const { code, log } = await proposed({ 'hub-deploy.yaml': config('contexts: {host: nowhere}') });
  expect(code).toBe(1);
  expect(log).not.toContain('building ');
});

test('a link of a context is built as it is, and nobody follows it', async () => {
  const { code, log, opened, leaks } = await proposed({
    [`user-images/${HUB}/Dockerfile`]: 'FROM scratch\nCOPY . /\n',
    [`user-images/${HUB}/out`]: { link: 'OUTSIDE' },
  });
  expect({ code, opened, leaks }).toEqual({ code: 0, opened: [], leaks: [] });
  expect(log).toContain(`building ${process.env.REGISTRY}/host-files/${HUB}`);
});

const shows = (path: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  a: {{ .Files.Get "${path}" | b64enc | quote }}\n  b: {{ .Files.Get "${path}" | quote }}\n`;
const file = (name: string) => `hub-charts/${HUB}/${name}`;
const TEMPLATE = file('templates/shows.yaml');

describe.each([
  ['a file of the host', { [file('data')]: { link: 'OUTSIDE/canary' }, [TEMPLATE]: shows('data') }],
  [
    'a file of the host, behind a folder',
    {
      [file('data')]: { link: '../../shared' },
      'shared/env': { link: 'OUTSIDE/canary' },
      [TEMPLATE]: shows('data/env'),
    },
  ],
  [
    'the environment of the job, behind a folder',
    {
      [file('data')]: { link: '../../shared' },
      'shared/env': { link: '/proc/self/environ' },
      [TEMPLATE]: shows('data/env'),
    },
  ],
  ['templates', { [file('templates')]: { link: 'OUTSIDE' } }],
  ['its values', { [file('values.yaml')]: { link: 'OUTSIDE/values.yaml' } }],
  ['Chart.lock', { [file('Chart.lock')]: { link: 'OUTSIDE/canary' } }],
  ['charts, which Helm writes to', { [file('charts')]: { link: 'OUTSIDE' } }],
] satisfies [string, Files][])('a chart links to %s', (_, files) => {
  test('Helm never comes to it, and the plan says so', async () => {
    const { code, log, opened, leaks } = await proposed(files);
    expect({ code, opened, leaks }).toEqual({ code: 1, opened: [], leaks: [] });
    expect(log).toContain('This link leads out of the repository');
  });
});

const dependency = (repository: string, name = 'lib') =>
  `dependencies: [{name: "${name}", version: 1.0.0, repository: "${repository}"}]\n`;

describe.each([
  ['Chart.yaml', { [file('Chart.yaml')]: CHART + dependency('file://OUTSIDE') }],
  ['Chart.lock alone', { [file('Chart.lock')]: dependency('file://OUTSIDE') }],
  [
    'keys in capitals',
    {
      [file('Chart.yaml')]:
        `${CHART}DEPENDENCIES: [{NAME: lib, VERSION: 1.0.0, REPOSITORY: "file://OUTSIDE"}]\n`,
    },
  ],
  [
    'a merge key',
    { [file('Chart.yaml')]: `${CHART}x: &x {${dependency('file://OUTSIDE').trim()}}\n<<: *x\n` },
  ],
  ['what Helm does not print', { [file('Chart.yaml')]: CHART + dependency('\\u200bfile://OUTSIDE') }],
  ['a link', { [file('Chart.yaml')]: CHART + dependency('file://../../lib'), lib: { link: 'OUTSIDE' } }],
  [
    'a name with ..',
    { [file('Chart.yaml')]: CHART + dependency('', `../../../../../../../../../..${outside}`) },
  ],
  [
    'a chart of the configuration',
    {
      'hub-deploy.yaml': 'chart: {path: out/templates, chart-yaml: other.yaml}\n',
      'other.yaml': CHART,
      out: { link: 'OUTSIDE' },
    },
  ],
] satisfies [string, Files][])('a chart depends on a folder of the host by %s', (_, files) => {
  test('it is refused, and Helm never comes to it', async () => {
    const { code, opened, leaks } = await proposed(files);
    expect({ code, opened, leaks }).toEqual({ code: 1, opened: [], leaks: [] });
  });
});

// --- Any tree of links ------------------------------------------------------------------------------------------

const NAMES = ['a', 'b', 'c', 'd'];
const path = fc
  .tuple(
    fc.constantFrom(`hub-charts/${HUB}`, `user-images/${HUB}`, 'shared', `hub-charts/${HUB}/templates`),
    fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 2 }),
  )
  .map(([where, names]) => [where, ...names].join('/'));
const target = fc.oneof(
  fc.constantFrom('OUTSIDE', 'OUTSIDE/canary', 'OUTSIDE/templates', '../../shared/a', '../../../shared/b/c'),
  fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.constantFrom('..', ...NAMES), { maxLength: 3 }),
      fc.boolean(),
    )
    .map(([up, names, far]) =>
      [...Array(up).fill('..'), ...names, ...(far ? [...Array(12).fill('..'), outside.slice(1)] : [])].join(
        '/',
      ),
    ),
);

/** Links that are no part of each other's paths; one up to a folder that holds it would only keep Helm busy. */
const tree = fc
  .uniqueArray(fc.tuple(path, target), { minLength: 12, maxLength: 30, selector: ([at]) => at })
  .map((links) =>
    links.filter(([at]) => !links.some(([other]) => other !== at && other.startsWith(`${at}/`))),
  );

test('of any tree of links nothing outside of it is opened, by git, Helm, docker or us', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async (links) => {
      const { opened, leaks } = await proposed({
        'hub-deploy.yaml': config('contexts: {host: shared}'),
        'shared/file': 'x',
        [`user-images/${HUB}/Dockerfile`]: 'FROM scratch\nCOPY . /\nCOPY --from=host . /host/\n',
        ...Object.fromEntries(links.map(([at, link]) => [at, { link }])),
      });
      expect({ opened, leaks }).toEqual({ opened: [], leaks: [] });
    }),
    // Each run is a whole job: a smaller tree is not worth a hundred of them.
    { numRuns: RUNS, endOnFailure: true },
  );
}, 300_000);
