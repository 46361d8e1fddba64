import { describe, expect, test } from '@jest/globals';
import { type BuildRequest, buildArgs } from '../../src/images/args.js';
import { cacheFlags, chosenCache } from '../../src/images/cache.js';
import { labels } from '../../src/images/labels.js';
import { testBake } from '../../src/images/test.js';
import { image, planned } from './fixture.js';

const request = (overrides: Partial<BuildRequest> = {}): BuildRequest => ({
  image: image('ea'),
  reference: 'org/ea:h1',
  paths: { context: '/staged/user-images/ea', dockerfile: '/staged/user-images/ea/Dockerfile', contexts: {} },
  secrets: new Map(),
  bases: {},
  output: { kind: 'push' },
  labels: {},
  commitTime: 1_700_000_000,
  cache: { from: [], to: [], tags: [] },
  provenance: true,
  sbom: true,
  metadataFile: '/tmp/m.json',
  ...overrides,
});

/** The values of one flag, in `--flag value` and `--flag=value`. */
function valuesOf(flag: string, args: readonly string[]): string[] {
  return args.flatMap((arg, at) => {
    if (arg === flag) return [args[at + 1] ?? ''];
    return arg.startsWith(`${flag}=`) ? [arg.slice(flag.length + 1)] : [];
  });
}

describe("a build's argv", () => {
  test('of a plain image is short', () => {
    expect(buildArgs(request())).toEqual([
      ...['docker', 'buildx', 'build', '--progress', 'rawjson'],
      ...['--file', '/staged/user-images/ea/Dockerfile', '--platform', 'linux/amd64'],
      ...['--build-arg', 'SOURCE_DATE_EPOCH=1700000000'],
      ...['--provenance=mode=min', '--sbom=true', '--metadata-file', '/tmp/m.json'],
      ...['--tag', 'org/ea:h1', '--output', 'type=registry', '/staged/user-images/ea'],
    ]);
  });

  test('and of its test are for one processor, whatever machine builds', () => {
    const targets = (platforms: readonly string[]) =>
      (
        testBake(request({ image: image('ea', { platforms }) })) as {
          target: Record<string, { platforms: string[] }>;
        }
      ).target;
    expect(targets([])).toMatchObject({
      built: { platforms: ['linux/amd64'] },
      test: { platforms: ['linux/amd64'] },
    });
    expect(targets(['linux/arm64', 'linux/amd64']).test?.platforms).toEqual(['linux/arm64']);
  });

  test('says everything that the image says', () => {
    const args = buildArgs(
      request({
        builder: 'mine',
        image: image('ea', {
          target: 'final',
          platforms: ['linux/amd64', 'linux/arm64'],
          args: { B: '2', A: 'with space; $(no shell)' },
          contexts: { scripts: 'user-images/scripts', alpine: 'docker-image://alpine:3' },
          secrets: ['pip'],
        }),
        paths: { ...request().paths, contexts: { scripts: '/staged/user-images/scripts' } },
        secrets: new Map([
          ['pip', '/private/"a",b/pip'],
          ['other', '/private/other'],
        ]),
      }),
    );
    expect(valuesOf('--builder', args)).toEqual(['mine']);
    expect(valuesOf('--target', args)).toEqual(['final']);
    expect(valuesOf('--platform', args)).toEqual(['linux/amd64,linux/arm64']);
    expect(valuesOf('--build-arg', args)).toEqual([
      'A=with space; $(no shell)',
      'B=2',
      'SOURCE_DATE_EPOCH=1700000000',
    ]);
    expect(valuesOf('--build-context', args)).toEqual([
      'alpine=docker-image://alpine:3',
      'scripts=/staged/user-images/scripts',
    ]);
    expect(valuesOf('--secret', args)).toEqual(['id=pip,"src=/private/""a"",b/pip"']);
  });

  test('puts what was built in place of fleet images, in FROM lines and in named contexts', () => {
    const bases = { 'org/base:set-on-deployment': 'docker-image://org/base:h2@sha256:1' };
    const contexts = { base: 'docker-image://org/base:set-on-deployment' };
    const args = buildArgs(request({ bases, image: image('ea', { contexts }) }));
    expect(valuesOf('--build-context', args)).toEqual([
      'base=docker-image://org/base:h2@sha256:1',
      'org/base:set-on-deployment=docker-image://org/base:h2@sha256:1',
    ]);
  });

  test('without a push names no tag and attests nothing', () => {
    const args = buildArgs(request({ output: { kind: 'nothing' } }));
    expect(valuesOf('--tag', args)).toEqual([]);
    expect(valuesOf('--output', args)).toEqual(['type=cacheonly']);
    expect([...valuesOf('--provenance', args), ...valuesOf('--sbom', args)]).toEqual(['false', 'false']);
  });

  test('leaves it in the builder, compressed, where its size is wanted', () => {
    const args = buildArgs(request({ output: { kind: 'image' } }));
    expect(valuesOf('--tag', args)).toEqual([]);
    expect(valuesOf('--output', args)).toEqual(['type=image,push=false']);
    expect([...valuesOf('--provenance', args), ...valuesOf('--sbom', args)]).toEqual(['false', 'false']);
  });

  test('keeps a base for its children in a folder', () => {
    const args = buildArgs(request({ output: { kind: 'oci-layout', folder: '/tmp/base' } }));
    expect(valuesOf('--output', args)).toEqual(['type=oci,tar=false,dest=/tmp/base']);
  });

  test("takes another SBOM generator's image", () => {
    expect(valuesOf('--attest', buildArgs(request({ sbom: 'reg/scan:1' })))).toEqual([
      'type=sbom,generator=reg/scan:1',
    ]);
  });
});

describe('the cache', () => {
  const ea = planned(image('ea'), 'ghcr.io/org/ea', 'h1');

  test("is GitHub's on its runners, the builder's own elsewhere", () => {
    const runner = {
      ACTIONS_RUNTIME_TOKEN: 't',
      ACTIONS_RESULTS_URL: 'https://x',
      RUNNER_ENVIRONMENT: 'github-hosted',
    };
    expect(chosenCache('auto', runner)).toBe('gha');
    expect(chosenCache('auto', { ...runner, RUNNER_ENVIRONMENT: 'self-hosted' })).toBe('none');
    expect(chosenCache('auto', {})).toBe('none');
    expect(chosenCache('registry', runner)).toBe('registry');
  });

  test('of each image has a scope of its own', () => {
    const other = planned(image('eb'), 'ghcr.io/org/eb', 'h1');
    expect(cacheFlags('gha', ea, true).to).toEqual([
      'type=gha,scope=hub-deploy-user-ea,mode=max,ignore-error=true',
    ]);
    expect(cacheFlags('gha', other, true).from).toEqual(['type=gha,scope=hub-deploy-user-eb']);
  });

  test.each(['registry', 'inline'] as const)(
    'of kind %s is read and never written where nothing is pushed',
    (kind) => {
      expect(cacheFlags(kind, ea, false)).toEqual({
        from: ['type=registry,ref=ghcr.io/org/ea:hub-deploy-cache'],
        to: [],
        tags: [],
      });
    },
  );
});

test('labels depend on the commit alone, and hold no login of the repository', () => {
  const origin = { commit: 'abc', commitTime: 0, repositoryUrl: 'https://x:tok@github.com/org/ops' };
  expect(labels(planned(image('ea'), 'org/ea', 'h1'), origin)).toEqual({
    'org.opencontainers.image.title': 'user/ea',
    'org.opencontainers.image.version': 'h1',
    'org.opencontainers.image.revision': 'abc',
    'org.opencontainers.image.created': '1970-01-01T00:00:00.000Z',
    'org.opencontainers.image.source': 'https://***@github.com/org/ops',
  });
});
