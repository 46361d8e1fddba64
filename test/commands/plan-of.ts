import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { Ajv } from 'ajv';
import { runCommand } from '../../src/commands/index.js';
import { discreet } from '../../src/host/discreet.js';
import { INPUTS, readOptions } from '../../src/inputs.js';
import type { Problem, RunEvent } from '../../src/words.js';
import {
  type Content,
  makeFolder,
  makeRepository,
  type Repository,
  removeFolders,
} from '../fleet/repository.js';
import { serve, type TestServer } from '../host/server.js';

/** What plan.schema.json describes. */
export interface PlanJson {
  readonly commit: string;
  readonly base: string | null;
  readonly notes: readonly string[];
  readonly images: readonly {
    key: string;
    name: string | null;
    tag: string;
    action: string;
    reasons: string[];
  }[];
  readonly hubs: readonly { id: string; action: string; impact: string; reasons: string[] }[];
  readonly problems: readonly Problem[];
}

export interface Planned {
  readonly code: number;
  readonly plan: PlanJson;
  /** What was told to people beside the plan: in the terminal or as annotations. */
  readonly told: readonly Problem[];
  /** The first line in the log: where it looks. */
  readonly where: string;
  /** The line after it; empty at the command line, where the plan itself has it. */
  readonly first: string;
  /** Ids of the hubs that are to be deployed, each with its reasons. */
  readonly deploys: Readonly<Record<string, readonly string[]>>;
  /** The step's outputs. */
  readonly outputs: Readonly<Record<string, string>>;
  /** By image key. */
  readonly tags: Readonly<Record<string, string>>;
}

const schema = JSON.parse(readFileSync('plan.schema.json', 'utf8'));
const isPlan = new Ajv({ allowUnionTypes: true }).compile(schema);
const NOTHING: PlanJson = { commit: '', base: null, notes: [], images: [], hubs: [], problems: [] };

/**
 * The plan of a folder as a door gives it: at the command line (no event) as `--format json` prints it, on GitHub as the
 * output `plan`. Whatever it is, it fits the schema, its hubs are in the order of their names, and no row is without a
 * reason.
 */
export async function planOf(
  folder: string,
  { event, inputs = {} }: { event?: RunEvent; inputs?: Readonly<Record<string, string>> } = {},
): Promise<Planned> {
  // Whoever runs this has a kubeconfig of their own.
  const given: Record<string, string> = { command: 'plan', format: 'json', offline: 'true', ...inputs };
  const read = (name: string) => given[name] ?? INPUTS.find((input) => input.name === name)?.default ?? '';
  const { base, head } = inputs;
  const local: RunEvent = { name: 'local', forced: false, ...(base && { base }), ...(head && { sha: head }) };
  const told: Problem[] = [];
  const lines: string[] = [];
  const outputs: Record<string, string> = {};
  let made = '';
  const code = await runCommand({
    options: readOptions(read, event ?? local, folder),
    host: discreet({
      line: (line) => lines.push(line),
      group: () => {},
      problem: (problem) => told.push(problem),
      mask: () => {},
      output: (name, value) => {
        outputs[name] = value;
        if (name === 'plan') made = value;
      },
      summary: () => {},
    }),
    signal: new AbortController().signal,
    privateFolder: makeFolder(),
    print: (text) => {
      made = text;
    },
  });
  const plan: PlanJson = made === '' ? NOTHING : JSON.parse(made);
  if (made !== '') expect([isPlan(plan), isPlan.errors]).toEqual([true, null]);
  for (const { reasons } of [...plan.hubs, ...plan.images]) expect(reasons.length).toBeGreaterThan(0);
  const ids = plan.hubs.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  return {
    code,
    plan,
    told,
    where: lines[0] ?? '',
    first: lines[1] ?? '',
    outputs,
    deploys: Object.fromEntries(
      plan.hubs.flatMap(({ id, action, reasons }) => (action === 'deploy' ? [[id, reasons]] : [])),
    ),
    tags: Object.fromEntries(plan.images.map(({ key, tag }) => [key, tag])),
  };
}

/** The files of a hub of the convention whose image is in the registry at `host`. */
export function hubOf(hub: string, host: string): Record<string, Content> {
  return {
    [`hub-charts/${hub}/Chart.yaml`]: `apiVersion: v2\nname: ${hub}\nversion: 1.0.0\n`,
    [`hub-charts/${hub}/values.yaml`]: `jupyterhub:\n  singleuser:\n    image: {name: ${host}/org/user-${hub}, tag: set-on-deployment}\n`,
    [`user-images/${hub}/Dockerfile`]: 'FROM debian\nCOPY . /srv\n',
    [`user-images/${hub}/.dockerignore`]: 'README.md\n',
    [`user-images/${hub}/README.md`]: 'about\n',
    [`user-images/${hub}/data`]: `of ${hub}\n`,
  };
}

/** A repository with the hubs bio and geo, whose images are in the registry at `host`, and its first commit. */
export function opsRepo(host: string): { readonly repository: Repository; readonly base: string } {
  const repository = makeRepository();
  const base = repository.commit({ ...hubOf('geo', host), ...hubOf('bio', host), 'README.md': 'x' });
  return { repository, base };
}

/** A registry that has nothing, for all tests of a file: a real server. Folders are removed with it. */
export function emptyRegistry(): { readonly host: string } {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await serve((_, response) => {
      response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
    });
  });
  afterAll(async () => {
    await server?.close();
    removeFolders();
  });
  return {
    get host() {
      if (!server) throw new Error('the registry starts with the first test');
      return server.host;
    },
  };
}

export function push(base: string, more: Partial<RunEvent> = {}): RunEvent {
  return { name: 'push', ref: 'refs/heads/main', defaultBranch: 'main', base, forced: false, ...more };
}

export const fork: RunEvent = {
  name: 'pull_request',
  ref: 'refs/pull/7/merge',
  forced: false,
  defaultBranch: 'main',
  pullRequest: { number: 7, head: 'f'.repeat(40), fork: true },
};
