import { describe, expect, test } from '@jest/globals';
import { buildProblem, failureKind, isTransient, waitBefore } from '../../src/images/failure.js';
import { image } from './fixture.js';

const ea = image('ea');
const error = (text: string) => ({ said: [`ERROR: failed to build: failed to solve: ${text}`] });
const excerpt = (line: number, text: string) => ({
  said: [`Dockerfile:${line}`, '-'.repeat(20), `   ${line} | >>> RUN x`, '-'.repeat(20), ...error(text).said],
});
// What BuildKit 0.34 and buildx 0.38 print, and what registries are known to answer.
const PUSH = 'failed to push ghcr.io/org/ea:h1: ';
const REFUSED = [
  `${PUSH}unexpected status from POST request to https://ghcr.io/v2/org/ea/blobs/uploads/: 403 Forbidden`,
  `${PUSH}push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
  `${PUSH}failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://ghcr.io/token: 401 Unauthorized`,
  `${PUSH}denied: permission_denied: write_package`,
];
const SHAKY = [
  `${PUSH}unexpected status from PUT request to https://ghcr.io/v2/org/ea/manifests/h1: 503 Service Unavailable`,
  `${PUSH}failed commit on ref "layer-sha256:1": unexpected status: 429 Too Many Requests`,
  `${PUSH}failed to do request: Put "https://ghcr.io/v2/": read tcp 10.0.0.1:1->10.0.0.2:443: read: connection reset by peer`,
  `${PUSH}failed to copy: write tcp 127.0.0.1:1->127.0.0.1:2: write: broken pipe`,
  `${PUSH}failed to do request: Head "https://ghcr.io/v2/": EOF`,
];
const bob = { username: 'bob', password: 's3cret', source: 'the inputs' };

describe('an SBOM is to blame', () => {
  const scan = {
    name: '[linux/amd64] generating sbom using docker.io/docker/buildkit-syft-scanner:stable-1',
    error: '',
    log: [],
  };
  test.each([
    [
      'generator',
      'failed to resolve source metadata for docker.io/docker/buildkit-syft-scanner:stable-1: not found',
    ],
    // BuildKit 0.32.2, and 0.34.2.
    ['sbom', 'sbom.spdx.json exceeds 41943040 bytes'],
    ['sbom', 'sbom-extra.spdx.json exceeds 83886080 bytes'],
    ['sbom', 'cannot decode in-toto statement: unexpected EOF'],
    ['sbom', 'bundle entry x does not match required predicate type https://spdx.dev/Document'],
  ])('%s: %s', (kind, text) => expect(failureKind(error(text))).toBe(kind));

  test('generator: no token to fetch it with', () => {
    const { said } = error('failed to fetch anonymous token: unexpected status from GET request: 401');
    const step = {
      ...scan,
      name: '[internal] load metadata for docker.io/docker/buildkit-syft-scanner:stable-1',
    };
    expect(failureKind({ said, step })).toBe('generator');
    const base = { ...scan, name: '[internal] load metadata for ghcr.io/org/private:1' };
    expect(failureKind({ said, step: base })).toBe('base');
    expect(buildProblem(ea, 'ghcr.io/org/ea:h1', { said, step: base }, bob).message).toContain(
      'ghcr.io/org/private:1 could not be fetched. Its registry refuses it to this run',
    );
  });

  test('sbom: the scanner ended badly', () => {
    const said = error('process "/bin/syft-scanner" did not complete successfully: exit code: 137').said;
    expect(failureKind({ said, step: scan })).toBe('sbom');
  });

  test('and not where a step of the Dockerfile wrote such words', () => {
    const text = 'process "/bin/sh -c ./sbom.sh exceeds 5 bytes" did not complete successfully: exit code: 1';
    expect(failureKind(excerpt(3, text))).toBe('step');
  });
});

describe('what is tried again', () => {
  test.each(SHAKY)('%s', (text) => expect(isTransient(error(text))).toBe(true));
  test.each(REFUSED)('not %s', (text) => expect(isTransient(error(text))).toBe(false));

  test('the fetch of a base, and not one that is not there', () => {
    const base = 'x/y:1: failed to resolve source metadata for x/y:1: ';
    expect(
      isTransient(excerpt(1, `${base}unexpected status from HEAD request: 503 Service Unavailable`)),
    ).toBe(true);
    expect(isTransient(excerpt(1, `${base}x/y:1: not found`))).toBe(false);
  });

  test('not a refusal, whatever numbers stand in it', () => {
    const text = 'x/y:503: failed to resolve source metadata for x/y:503: pull access denied';
    expect(isTransient(excerpt(1, text))).toBe(false);
  });

  test('also where the registry’s port or the image’s name is a number that refuses or counts', () => {
    const push =
      'failed to push localhost:403/stat-401:h1: failed to do request: Put "http://localhost:403/v2/": EOF';
    expect(isTransient(error(push))).toBe(true);
    const problem = buildProblem(ea, 'localhost:403/stat-401:h1', error(push), bob);
    expect(problem.title).toBe('user/ea could not be pushed');
    const counted = error('failed to push ghcr.io/cs-429:h1: failed to do request: connection reset by peer');
    for (let time = 0; time < 50; time++) expect(waitBefore(1, counted)).toBeLessThan(7_500);
  });

  test('never a step of the Dockerfile, whatever numbers and words it has', () => {
    const text =
      'process "/bin/sh -c curl https://x/ || exit 429" did not complete successfully: exit code: 503';
    expect(isTransient(excerpt(3, text))).toBe(false);
  });
});

test('the wait before the next try doubles, differs from build to build, and is longer where a registry counts', () => {
  const waits = (text: string, tries: number) =>
    Array.from({ length: 50 }, () => waitBefore(tries, error(text)));
  const [shaky = '', many = ''] = SHAKY;
  for (const [text, tries, base] of [
    [shaky, 1, 2_000],
    [shaky, 2, 4_000],
    [many, 1, 15_000],
    [many, 2, 30_000],
  ] as const) {
    const all = waits(text, tries);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(base * 0.5);
    expect(Math.max(...all)).toBeLessThanOrEqual(base * 1.5);
    expect(new Set(all).size).toBeGreaterThan(40);
  }
});

describe('a push that is refused', () => {
  test.each(REFUSED)('says registry, repository, login and permission: %s', (text) => {
    const problem = buildProblem(ea, 'ghcr.io/org/ea:h1', error(text), bob);
    expect(problem).toMatchObject({
      title: 'ghcr.io refused the push of user/ea',
      file: 'hub-charts/ea/Chart.yaml',
    });
    expect(problem.message).toContain('the push of org/ea with the login `bob` (from the inputs)');
    expect(problem.message).toContain('`packages: write`');
    expect(problem.message).not.toContain('s3cret');
  });

  test('says so when there was no login at all', () => {
    const problem = buildProblem(ea, 'ghcr.io/org/ea:h1', error(REFUSED[0] ?? ''), undefined);
    expect(problem.message).toContain('with a request without a login');
  });
});

test.each(SHAKY)('a push that did not get through says that nothing is lost: %s', (text) => {
  const problem = buildProblem(ea, 'ghcr.io/org/ea:h1', error(text), bob);
  expect(problem.title).toBe('user/ea could not be pushed');
  expect(problem.message).toContain('run this again');
});

test.each([
  'rpc error: code = Unavailable desc = error reading from server: EOF',
  'failed to receive status: rpc error: code = Unavailable desc = closing transport due to: connection error',
  'Unavailable: connection error: desc = "transport: Error while dialing unix:///run/buildkit/buildkitd.sock: connect: no such file"',
])('a builder that went away is named as the cause: %s', (text) => {
  expect(failureKind({ said: [`ERROR: ${text}`] })).toBe('builder');
});

test('a step that fails is at its line, with its last thirty lines', () => {
  const log = Array.from({ length: 100 }, (_, i) => `line ${i}`);
  const failed = { ...excerpt(7, 'process "x" did not complete successfully: exit code: 2') };
  const step = { name: '[4/9] RUN pip install nothing', error: '', log };
  const problem = buildProblem(ea, 'org/ea:h1', { ...failed, step }, undefined);
  expect(problem).toMatchObject({
    file: 'user-images/ea/Dockerfile',
    line: 7,
    title: 'Build of user/ea: a step ended with exit code 2',
    message:
      '`[4/9] RUN pip install nothing` failed. Its last lines say why; mend the step in user-images/ea/Dockerfile.',
  });
  expect(problem.log?.split('\n')).toEqual(log.slice(-30));
});

test('a base that is there for other processors only is not said to be missing', () => {
  const base = 'org/base:1: failed to resolve source metadata for org/base:1: ';
  const { message } = buildProblem(
    ea,
    'org/ea:h1',
    excerpt(1, `${base}no match for platform in manifest: not found`),
    undefined,
  );
  expect(message).toContain('It is not there for linux/amd64');
  expect(message).toContain('`platforms`');
  const arm = image('ea', { platforms: ['linux/arm64'] });
  const other = buildProblem(
    arm,
    'org/ea:h1',
    excerpt(1, `${base}no match for platform in manifest: not found`),
    undefined,
  );
  expect(other.message).toContain('It is not there for linux/arm64');
});

test('a step that this machine cannot run says what is missing', () => {
  const failed = excerpt(2, 'process "/bin/sh -c x" did not complete successfully: exit code: 255');
  const step = { name: '[2/2] RUN x', error: '', log: ['exec /bin/sh: exec format error'] };
  const { message } = buildProblem(ea, 'org/ea:h1', { ...failed, step }, undefined);
  expect(message).toMatch(/cannot run programs for linux\/amd64: .*setup-qemu-action/);
});
