import { isSecretName } from './fleet/names.js';
import type { Scope } from './plan/scope.js';
import { ProblemError } from './problem.js';
import type { RunEvent } from './words.js';

export const COMMANDS = [
  'run',
  'plan',
  'validate',
  'build',
  'deploy',
  'status',
  'images',
  'rollback',
  'adopt',
  'remove',
  'report',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** One input of the action, which is also one flag of the command line. */
export interface Input {
  readonly name: string;
  readonly kind: 'text' | 'list' | 'flag' | 'number' | 'secret' | 'choice';
  readonly choices?: readonly string[];
  readonly default: string;
  /** One or two sentences, Markdown. action.yml and the README's table are made from it. */
  readonly help: string;
  /** Where it exists; both unless said. A secret is no flag: argv is seen by everybody on the machine. */
  readonly only?: 'action' | 'cli';
}

/** Every input, in the order in which documents list them. */
export const INPUTS: readonly Input[] = [
  {
    name: 'command',
    kind: 'choice',
    choices: COMMANDS,
    default: 'run',
    help: '`run` does all of it; `plan` only says what would be done; `validate` checks values, charts and Dockerfiles; `build` builds and pushes images; `deploy` deploys hubs whose images are there; `status` says what is live; `images` lists what uses each tag in the registry; `rollback` goes back to the last proved revision; `adopt` takes over releases that were made without hub-deploy; `remove` uninstalls a hub whose folder is gone; `report` tells what several jobs did together.',
    only: 'action',
  },
  {
    name: 'hubs',
    kind: 'list',
    default: '',
    help: 'The hubs to look at, as globs of names or ids, separated by commas, spaces or lines. Empty: what the event touches, and what is not as it should be. A hub that is named is deployed even if this change did not touch it, unless it is up to date.',
  },
  {
    name: 'force',
    kind: 'flag',
    default: 'false',
    help: 'Deploy also what is up to date, on hold, failed twice, changed by hand, or older than what is live.',
  },
  {
    name: 'dry-run',
    kind: 'flag',
    default: 'false',
    help: 'Say what would be done, and do nothing.',
  },
  {
    name: 'working-directory',
    kind: 'text',
    default: '.',
    help: 'A folder inside the checkout of the ops repo.',
  },
  {
    name: 'kubeconfig',
    kind: 'secret',
    default: '',
    help: 'The content of a kubeconfig. Empty: what an earlier step left in `KUBECONFIG` or the default place.',
    only: 'action',
  },
  {
    name: 'kube-context',
    kind: 'text',
    default: '',
    help: "The kubeconfig's context to use. Empty: its current one. On the command line `plan` asks, where this names none, only clusters that are logged in to without a program or a file of the repository.",
  },
  {
    name: 'cluster',
    kind: 'text',
    default: '',
    help: 'Only the hubs of this cluster (a name of the configuration).',
  },
  {
    name: 'environment',
    kind: 'text',
    default: '',
    help: 'Only the hubs of this environment (a name of the configuration).',
  },
  {
    name: 'job',
    kind: 'text',
    default: '',
    help: 'The entry of the plan’s matrix that the job was started with, as JSON (`toJSON(matrix)`): it says which hubs the job is for, in place of `cluster`, `environment` and `github-environment`. The reusable workflow gives it to each job.',
    only: 'action',
  },
  {
    name: 'images',
    kind: 'list',
    default: '',
    help: 'For `build` and `images`: only these images, by their keys in the plan (`user/intro`). The reusable workflow gives each build job its chain.',
  },
  {
    name: 'registry-username',
    kind: 'text',
    default: '',
    help: 'The login to the registry that the images are pushed to. Empty: the logins that are there already.',
    only: 'action',
  },
  {
    name: 'registry-password',
    kind: 'secret',
    default: '',
    help: 'Its password or token.',
    only: 'action',
  },
  {
    name: 'registry',
    kind: 'text',
    default: '',
    help: 'The registry that the login is for, as in image names (`ghcr.io`). Empty: the one that all names of images agree on, as the default branch has them.',
    only: 'action',
  },
  {
    name: 'build-secrets',
    kind: 'secret',
    default: '',
    help: 'The build secrets that `images.*.secrets` of the configuration may name, each a line `NAME=value`. A line `NAME` alone takes the variable of that name from the environment; on the command line that is the only form. A pull request of a fork is given none.',
  },
  {
    name: 'git-crypt-keys',
    kind: 'secret',
    default: '',
    help: 'git-crypt keys, each as base64 on a line of its own. Empty: the checkout is unlocked already, or nothing is encrypted.',
    only: 'action',
  },
  {
    name: 'github-token',
    kind: 'secret',
    default: '${{ github.token }}',
    help: 'Reads commits that a shallow checkout lacks, and writes the comment, the check run and deployments where it may.',
    only: 'action',
  },
  {
    name: 'plan-for',
    kind: 'choice',
    choices: COMMANDS,
    default: 'run',
    help: '`plan` only: the command whose jobs come after it, for the outputs that are matrices. The reusable workflow gives it.',
    only: 'action',
  },
  {
    name: 'report-later',
    kind: 'flag',
    default: 'false',
    help: 'Leave the summary, the comment and the check run to a later job with `command: report`, which reads the file that the output `result` names. The reusable workflow does so.',
    only: 'action',
  },
  {
    name: 'results',
    kind: 'text',
    default: '',
    help: '`report` only: the folder with the files that the jobs before it left (their output `result`).',
    only: 'action',
  },
  {
    name: 'needs',
    kind: 'text',
    default: '',
    help: '`report` only: what GitHub says of the jobs before it (`toJSON(needs)`). The verdict is made from it: the files of `results` can tell more, and take nothing back.',
    only: 'action',
  },
  {
    name: 'github-environment',
    kind: 'text',
    default: '',
    help: 'The GitHub environment that the job itself declares: GitHub shows its deployment, so no second one is made.',
    only: 'action',
  },
  {
    name: 'builder',
    kind: 'text',
    default: '',
    help: 'The buildx builder to use. Empty: the current one.',
  },
  {
    name: 'cache',
    kind: 'choice',
    choices: ['auto', 'gha', 'registry', 'inline', 'none'],
    default: 'auto',
    help: "Where builds keep their cache. `auto`: GitHub's cache on its runners, the builder's own elsewhere.",
  },
  {
    name: 'parallel-builds',
    kind: 'number',
    default: '2',
    help: 'How many images are built side by side.',
  },
  {
    name: 'pin-digests',
    kind: 'flag',
    default: 'true',
    help: 'Give Helm the digest with the tag, so that nodes run the image that was looked up and no other.',
  },
  {
    name: 'write',
    kind: 'flag',
    default: 'false',
    help: '`run` and `build`: write the tags into the values files of the working folder and deploy nothing, for teams whose Argo CD or Flux deploys from git. No cluster is asked, and nothing is committed.',
  },
  {
    name: 'health-check',
    kind: 'flag',
    default: 'true',
    help: 'Ask each hub for its version after the rollout.',
  },
  {
    name: 'start-check',
    kind: 'text',
    default: '',
    help: "A user's name: after each hub's rollout a server is started for this user through the hub's API, and stopped. Empty: none is. It needs the hub's own service `hub-deploy`: docs/failures.md has the lines.",
  },
  {
    name: 'on-failure',
    kind: 'choice',
    choices: ['keep', 'rollback'],
    default: 'keep',
    help: 'What a failed deploy leaves: the failed revision, or the last proved one. A first install is never taken away.',
  },
  {
    name: 'revision',
    kind: 'text',
    default: '',
    help: '`rollback` only: the revision to go back to. Empty: the last one that was proved.',
  },
  {
    name: 'confirm',
    kind: 'text',
    default: '',
    help: '`remove` only: the id of the hub again, because what it takes away does not come back.',
  },
  {
    name: 'delete-volumes',
    kind: 'flag',
    default: 'false',
    help: "`remove` only: delete the volumes of the hub itself too, its database among them. Users' volumes always stay.",
  },
  {
    name: 'fail-on-drift',
    kind: 'flag',
    default: 'false',
    help: '`status` only: end red (exit code 2 on the command line) where a hub is not what the repo says, was never seen to work, or is down. Where something cannot be read it ends red in any case (exit code 1).',
  },
  {
    name: 'base',
    kind: 'text',
    default: '',
    help: 'The commit to compare with. Empty: the merge base with the default branch.',
    only: 'cli',
  },
  {
    name: 'head',
    kind: 'text',
    default: '',
    help: 'The commit to plan. Empty: the working folder as it is.',
    only: 'cli',
  },
  {
    name: 'offline',
    kind: 'flag',
    default: 'false',
    help: '`plan` only: ask no cluster.',
    only: 'cli',
  },
  {
    name: 'format',
    kind: 'choice',
    choices: ['text', 'json', 'github'],
    default: 'text',
    help: '`text` for people, `json` by plan.schema.json, `github` for a step’s outputs.',
    only: 'cli',
  },
  {
    name: 'explain',
    kind: 'text',
    default: '',
    help: 'Print one hub as resolved, with the line that set each key.',
    only: 'cli',
  },
];

/** Inputs that the reusable workflow does not take from its caller, and why. Secrets are secrets there. */
export const NOT_OF_THE_CALLER: Readonly<Record<string, string>> = {
  images: 'each build job is given its own',
  'plan-for': 'the plan job is given `command`',
  'report-later': 'the jobs leave it to the last one',
  results: 'the last job is given its folder',
  needs: 'the last job is given its own',
  job: 'each job is given its own',
  'github-environment': 'each deploy job is given its own, in `job`',
  write: 'the working folder of a job is gone after it; use the action in a job that commits',
};

/** Everything a run was asked to do, read once. */
export interface Options {
  readonly command: CommandName;
  readonly event: RunEvent;
  /** Absolute path of a folder inside the ops repo. */
  readonly directory: string;
  readonly hubs: readonly string[];
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly kubeconfig?: string;
  readonly kubeContext?: string;
  /** The part of the fleet that this run is for: what its job was made for, or what a person asks for. */
  readonly scope: Scope;
  /** The job's id in the plan's matrices. */
  readonly job?: string;
  readonly images: readonly string[];
  readonly login?: { readonly registry: string; readonly username: string; readonly password: string };
  /** Values of build secrets by name; none is empty. */
  readonly buildSecrets: ReadonlyMap<string, string>;
  readonly gitCryptKeys: readonly string[];
  readonly planFor: CommandName;
  readonly reportLater: boolean;
  /** Absolute, or as the runner's working folder has it. */
  readonly results?: string;
  /** JSON. */
  readonly needs?: string;
  readonly githubEnvironment?: string;
  readonly builder?: string;
  readonly cache: 'auto' | 'gha' | 'registry' | 'inline' | 'none';
  readonly parallelBuilds: number;
  readonly pinDigests: boolean;
  readonly write: boolean;
  readonly healthCheck: boolean;
  readonly startCheck?: string;
  readonly onFailure: 'keep' | 'rollback';
  readonly revision?: number;
  readonly confirm?: string;
  readonly deleteVolumes: boolean;
  readonly failOnDrift: boolean;
  readonly offline: boolean;
  readonly format: 'text' | 'json' | 'github';
  readonly explain?: string;
}

/** The text of an input: what was given, else its default. */
export type ReadInput = (name: string) => string;

/**
 * Reads every input into one typed object.
 *
 * @throws ProblemError that names the input, what it holds and what it may hold
 */
export function readOptions(read: ReadInput, event: RunEvent, directory: string): Options {
  const text = (name: string) => read(name).trim();
  const optional = <K extends string>(key: K, name: string) => {
    const value = text(name);
    return (value ? { [key]: value } : {}) as Partial<Record<K, string>>;
  };
  const job = readJob(text('job'));
  return {
    command: choice('command', text('command')) as CommandName,
    event,
    directory,
    hubs: list(text('hubs')),
    force: flag('force', text('force')),
    dryRun: flag('dry-run', text('dry-run')),
    ...optional('kubeconfig', 'kubeconfig'),
    ...optional('kubeContext', 'kube-context'),
    scope: { ...optional('cluster', 'cluster'), ...optional('environment', 'environment') },
    images: list(text('images')),
    ...login(event, text('registry'), text('registry-username'), text('registry-password')),
    buildSecrets: buildSecrets(event, text('build-secrets')),
    gitCryptKeys: list(text('git-crypt-keys')),
    planFor: choice('plan-for', text('plan-for')) as CommandName,
    reportLater: flag('report-later', text('report-later')),
    ...optional('results', 'results'),
    ...optional('needs', 'needs'),
    ...optional('githubEnvironment', 'github-environment'),
    ...job,
    ...optional('builder', 'builder'),
    cache: choice('cache', text('cache')) as Options['cache'],
    parallelBuilds: positive('parallel-builds', text('parallel-builds')),
    pinDigests: flag('pin-digests', text('pin-digests')),
    write: flag('write', text('write')),
    healthCheck: flag('health-check', text('health-check')),
    ...optional('startCheck', 'start-check'),
    onFailure: choice('on-failure', text('on-failure')) as Options['onFailure'],
    ...(text('revision') ? { revision: positive('revision', text('revision')) } : {}),
    ...optional('confirm', 'confirm'),
    deleteVolumes: flag('delete-volumes', text('delete-volumes')),
    failOnDrift: flag('fail-on-drift', text('fail-on-drift')),
    offline: flag('offline', text('offline')),
    format: choice('format', text('format')) as Options['format'],
    ...optional('explain', 'explain'),
  };
}

/** A matrix's entry: a deploy job's says what it is for, a build job's only how it is called. */
function readJob(text: string): Partial<Pick<Options, 'job' | 'scope' | 'githubEnvironment'>> {
  if (!text) return {};
  const entry = parseJson(text);
  const { id, cluster, environment, 'github-environment': githubEnvironment } = entry ?? {};
  const parts = [id, cluster, environment, githubEnvironment].filter((part) => part !== undefined);
  const isHalf = (cluster === undefined) !== (environment === undefined);
  if (!id || isHalf || parts.some((part) => typeof part !== 'string'))
    throw wrong('job', 'is no entry of a matrix of ours: write `${{ toJSON(matrix) }}`.');
  if (cluster === undefined) return { job: id as string };
  const scope = { cluster, environment, ...(githubEnvironment === undefined ? {} : { githubEnvironment }) };
  return {
    job: id as string,
    scope: scope as Scope,
    ...(githubEnvironment ? { githubEnvironment: githubEnvironment as string } : {}),
  };
}

function parseJson(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function login(
  event: RunEvent,
  registry: string,
  username: string,
  password: string,
): Pick<Options, 'login'> {
  if (!username && !password) return {};
  // GitHub keeps secrets from the pull requests of forks and of Dependabot: those do without a login.
  if (!password && event.name === 'pull_request') return {};
  if (!username || !password) {
    const missing = username ? 'registry-password' : 'registry-username';
    throw wrong(missing, 'is empty, but its other half is given. Give both, or neither.');
  }
  return { login: { registry, username, password } };
}

/** @throws ProblemError that says nothing of what a line holds: it may be a secret's */
function buildSecrets(event: RunEvent, text: string): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  // Nothing of the machine's own environment either.
  if (event.pullRequest?.fork) return given;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const at = line.indexOf('=');
    const names = at < 0 ? list(line) : [line.slice(0, at).trim()];
    if (!names.every(isSecretName))
      throw wrong('build-secrets', `has a line ${index + 1} that is neither \`NAME=value\` nor \`NAME\`.`);
    if (at >= 0 && event.name === 'local')
      throw wrong(
        'build-secrets',
        'holds a value, which everybody on this machine can see. Export it as a variable, and write its name alone.',
      );
    for (const name of names) {
      const value = at < 0 ? process.env[name] : line.slice(at + 1);
      if (value) given.set(name, value);
    }
  }
  return given;
}

function list(value: string): string[] {
  // A brace glob holds commas of its own: {a,b} stays one glob.
  return (value.match(/(?:\{[^}]*\}|[^\s,{])+/g) ?? []).map((part) => part.trim());
}

function flag(name: string, value: string): boolean {
  if (/^(true|yes|on|1)$/i.test(value)) return true;
  if (/^(false|no|off|0)$/i.test(value)) return false;
  throw wrong(name, `holds "${value}": write true or false.`);
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw wrong(name, `holds "${value}": write a whole number from 1.`);
  return number;
}

function choice(name: string, value: string): string {
  const choices = INPUTS.find((input) => input.name === name)?.choices ?? [];
  if (!choices.includes(value)) throw wrong(name, `holds "${value}": write one of ${choices.join(', ')}.`);
  return value;
}

function wrong(name: string, message: string): ProblemError {
  return new ProblemError({
    severity: 'error',
    title: `Input ${name}`,
    message: `The input \`${name}\` ${message}`,
  });
}
