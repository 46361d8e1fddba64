import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { INPUTS, NOT_OF_THE_CALLER } from '../src/inputs.js';
import { OUTPUTS } from '../src/outputs.js';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, string>;
}
interface Workflow {
  readonly on: {
    readonly workflow_call?: {
      readonly inputs: Record<string, { description: string }>;
      readonly secrets: Record<string, { description: string }>;
    };
  };
  readonly permissions?: unknown;
  readonly jobs: Record<
    string,
    {
      name?: string;
      uses?: string;
      if?: string;
      concurrency?: object;
      environment?: { name: string };
      'runs-on'?: string;
      'timeout-minutes'?: string | number;
      strategy?: { matrix?: string };
      with?: object;
      needs?: string | string[];
      permissions?: Record<string, string>;
      secrets?: object;
      steps?: Step[];
    }
  >;
}

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, '.github/workflows/deploy.yml'), 'utf8');
const workflow = parse(text, { merge: true }) as Workflow;
const call = workflow.on.workflow_call ?? { inputs: {}, secrets: {} };

const callerInputs = INPUTS.filter(({ name, only }) => only !== 'cli' && !(name in NOT_OF_THE_CALLER));

const steps = Object.entries(workflow.jobs).flatMap(([job, { steps: all = [] }]) =>
  all.map((step) => ({ job, step })),
);
const own = steps.filter(({ step }) => step.uses?.startsWith('org/hub-deploy@'));

describe('the reusable workflow', () => {
  test.each(callerInputs.map(({ name, kind }) => [name, kind]))(
    'takes the action’s input %s from its caller and gives it to a job that has use for it',
    (name, kind) => {
      const [given, taken] = kind === 'secret' ? ['secrets', call.secrets] : ['inputs', call.inputs];
      expect(Object.keys(taken)).toContain(name);
      const uses = own.filter(({ step }) =>
        Object.values(step.with ?? {}).some((value) => String(value).includes(`${given}.${name}`)),
      );
      expect(uses.length).toBeGreaterThan(0);
    },
  );

  test('describes each of its inputs and secrets, and uses it', () => {
    for (const [kind, all] of [['inputs', call.inputs] as const, ['secrets', call.secrets] as const]) {
      for (const [name, { description }] of Object.entries(all)) {
        expect(description).toMatch(/\.$/);
        expect(text).toMatch(new RegExp(`${kind}\\.${name}\\b(?!-)`));
      }
    }
  });

  test('gives the action only inputs that it has, and asks it only for outputs that it has', () => {
    const inputs = new Set(INPUTS.filter(({ only }) => only !== 'cli').map(({ name }) => name));
    expect(
      own.flatMap(({ step }) => Object.keys(step.with ?? {})).filter((name) => !inputs.has(name)),
    ).toEqual([]);
    const outputs = new Set<string>(OUTPUTS.map(({ name }) => name));
    const ids = new Set(own.map(({ step }) => step.id));
    for (const [, id, name] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g))
      if (ids.has(id)) expect(outputs).toContain(name);
  });

  test('asks for no permission that a caller may lack: nothing but reading the code', () => {
    expect(workflow.permissions).toBeUndefined();
    for (const { permissions } of Object.values(workflow.jobs))
      expect([undefined, 'contents: read']).toContain(
        permissions &&
          Object.entries(permissions)
            .map((entry) => entry.join(': '))
            .join(),
      );
  });

  test('shows secrets of the clusters to deploy jobs alone', () => {
    const seen = (name: string) =>
      new Set(
        steps.filter(({ step }) => JSON.stringify(step).includes(`secrets.${name}`)).map(({ job }) => job),
      );
    for (const name of ['kubeconfig', 'git-crypt-keys', 'sops-age-key'])
      expect([...seen(name)].sort()).toEqual(['deploy', 'deploy-first']);
  });

  test('a proposal logs in to the registry by an identity of its own, and never becomes what deploys', () => {
    const logins = steps.filter(({ step }) => /^registry-(gcp|aws|azure)$/.test(step.id ?? ''));
    expect(logins.length).toBeGreaterThan(0);
    for (const { step } of logins) {
      const own = JSON.stringify(step.with).match(
        /inputs\.(registry-(?:gcp-service-account|aws-role|azure-client-id)) \|\| inputs\./,
      )?.[1];
      expect(step.if).toContain(
        `(inputs.${own} != '' || (github.event_name != 'pull_request' && github.event_name != 'merge_group'))`,
      );
    }
    for (const { job, step } of steps.filter(({ job }) => !job.startsWith('deploy')))
      if (/inputs\.(?:gcp|aws-role|azure-client)/.test(JSON.stringify(step)))
        expect([job, logins.some((login) => login.step === step)]).toEqual([job, true]);
  });

  test('builds a proposal in a job whose token only reads the code, and which no cloud logs in', () => {
    const proposal = workflow.jobs['build-proposal'];
    expect(proposal?.permissions).toEqual({ contents: 'read' });
    expect(proposal?.steps?.map(({ uses }) => uses?.split('@')[0])).toEqual([
      'actions/checkout',
      'org/hub-deploy',
      'actions/upload-artifact',
    ]);
    expect(JSON.stringify(proposal)).not.toContain('github.token');
    for (const event of ['pull_request', 'merge_group']) {
      expect(proposal?.if).toContain(`github.event_name == '${event}'`);
      expect(workflow.jobs.build?.if).toContain(`github.event_name != '${event}'`);
    }
  });

  test('tells each job of a matrix the whole of its entry, and no part of it apart', () => {
    for (const name of ['build-proposal', 'build', 'deploy-first', 'deploy']) {
      const given = own.find(({ job }) => job === name)?.step.with ?? {};
      expect(given.job).toBe('${{ toJSON(matrix) }}');
      expect(
        Object.keys(given).filter((key) => /^(cluster|environment|github-environment)$/.test(key)),
      ).toEqual([]);
    }
  });

  test('the report hears from GitHub how every other job ended', () => {
    const others = Object.keys(workflow.jobs).filter((name) => name !== 'report');
    expect([...(workflow.jobs.report?.needs ?? [])].sort()).toEqual(others.sort());
    expect(own.find(({ job }) => job === 'report')?.step.with?.needs).toBe('${{ toJSON(needs) }}');
  });

  test('skips a job whose matrix is empty, which GitHub would call an error', () => {
    const matrices = Object.values(workflow.jobs).flatMap(({ if: when = '', strategy }) => {
      const output = /needs\.plan\.outputs\.([a-z-]+)/.exec(strategy?.matrix ?? '')?.[1];
      return output ? [[output, when] as const] : [];
    });
    expect(matrices.map(([output]) => output)).toEqual(['builds', 'builds', 'deploys-first', 'deploys-rest']);
    for (const [output, when] of matrices)
      expect(when).toContain(`needs.plan.outputs.${output} != '${JSON.stringify({ include: [] })}'`);
  });

  test('deploys of one cluster and environment wait for each other: none is cancelled, and none is lost', () => {
    for (const name of ['deploy-first', 'deploy'])
      expect(workflow.jobs[name]?.concurrency).toEqual({
        group: expect.stringMatching(/matrix\.cluster.*matrix\.environment/),
        queue: 'max',
      });
    for (const name of ['plan', 'validate', 'build', 'report'])
      expect(workflow.jobs[name]?.concurrency).toBeUndefined();
  });

  test('only deploy jobs enter a GitHub environment; every job has the caller’s runner, and an end', () => {
    const entered = Object.entries(workflow.jobs).filter(([, { environment }]) => environment);
    expect(entered.map(([name]) => name)).toEqual(['deploy-first', 'deploy']);
    for (const job of Object.values(workflow.jobs)) {
      expect(job['runs-on']).toContain('inputs.runner');
      expect(job['timeout-minutes']).toBeDefined();
    }
  });

  test('the report comes after a failure and a cancel too', () => {
    expect(workflow.jobs.report?.if).toBe('always()');
  });

  test('checks out submodules and LFS content where the caller says so, in every job that looks at files', () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'));
    expect(checkouts.map(({ job }) => job)).toEqual([
      'plan',
      'validate',
      'build-proposal',
      'build',
      'deploy-first',
      'deploy',
    ]);
    for (const { step } of checkouts)
      expect(step.with).toMatchObject({
        submodules: '${{ inputs.submodules }}',
        lfs: '${{ inputs.lfs }}',
        'persist-credentials': false,
      });
  });

  test('no expression stands in a shell line', () => {
    for (const { step } of steps) expect(step.run ?? '').not.toContain('${{');
  });

  test('one version of the action serves all jobs', () => {
    expect(new Set(own.map(({ step }) => step.uses)).size).toBe(1);
    expect(own.map(({ job }) => job)).toEqual([
      'plan',
      'validate',
      'build-proposal',
      'build',
      'deploy-first',
      'deploy',
      'report',
    ]);
  });
});

describe('the workflow of this repository’s own tests', () => {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8')) as Workflow;

  test('ends with one job to require, which runs whatever becomes of the others and names them all', () => {
    const [[last, passed] = [], ...others] = Object.entries(jobs).reverse();
    expect(last).toBe('passed');
    expect(passed).toMatchObject({ name: 'All tests passed', if: 'always()' });
    expect([passed?.needs ?? []].flat().sort()).toEqual(others.map(([name]) => name).sort());
  });

  test.each([
    ['success success', 0],
    ['success failure', 1],
    ['skipped success', 1],
    ['success cancelled', 1],
  ])('others that ended with %s: exit code %d', (results, code) => {
    const script = jobs.passed?.steps?.[0]?.run ?? '';
    const { status } = spawnSync('bash', ['-e', '-c', script], { env: { RESULTS: results } });
    expect(status).toBe(code);
  });

  test('keeps the sandbox’s tools in GitHub’s cache, which only the default branch writes', () => {
    const caches = Object.values(jobs).flatMap(({ steps: all = [] }) =>
      all.filter(({ uses }) => uses?.startsWith('actions/cache')),
    );
    expect(caches.map(({ uses }) => uses?.split('@')[0])).toEqual([
      'actions/cache/restore',
      'actions/cache/save',
    ]);
    expect(caches[1]?.if).toContain('github.event.repository.default_branch');
    expect(caches[1]?.with?.path).toBe(caches[0]?.with?.path);
  });
});

test('action.yml has what the Marketplace wants: a description that it shows whole, an icon and a colour', () => {
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    name: string;
    description: string;
    branding: { icon: string; color: string };
  };
  expect(action.name).toBe('hub-deploy');
  // https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax
  expect(action.description.length).toBeLessThan(125);
  expect(action.branding.icon).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']).toContain(
    action.branding.color,
  );
});

test.each(
  ['.github/workflows', 'examples/workflows'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  ),
)('%s: every action of others is pinned to a commit, with its version beside', (file) => {
  const uses = readFileSync(join(root, file), 'utf8').matchAll(/^ +(?:- )?uses: (?!org\/hub-deploy)(.*)$/gm);
  for (const [, used] of uses) expect(used).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/);
});

describe.each(readdirSync(join(root, 'examples/workflows')))('examples/workflows/%s', (file) => {
  const caller = parse(readFileSync(join(root, 'examples/workflows', file), 'utf8')) as Workflow;

  test('gives only inputs and secrets that there are', () => {
    for (const job of Object.values(caller.jobs)) {
      if (!job.uses) continue;
      for (const name of Object.keys(job.with ?? {})) expect(Object.keys(call.inputs)).toContain(name);
      for (const name of Object.keys(job.secrets ?? {})) expect(Object.keys(call.secrets)).toContain(name);
    }
  });

  test('grants a job of ours the reading of the code, without which none of it starts', () => {
    for (const { uses, steps = [], permissions } of Object.values(caller.jobs)) {
      const isOurs = [uses, ...steps.map((step) => step.uses)].some((one) =>
        one?.startsWith('org/hub-deploy'),
      );
      if (isOurs) expect(['read', 'write']).toContain(permissions?.contents);
    }
  });
});
