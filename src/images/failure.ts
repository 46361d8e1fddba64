import { answered } from '../host/http-status.js';
import type { Image, Problem } from '../words.js';
import type { FoundLogin } from './credentials.js';
import { platformsOf } from './platforms.js';
import type { FailedStep } from './progress.js';
import { parseReference } from './reference.js';
import { loginWords } from './registry.js';

/** How a `docker buildx build` ended that did not build. */
export interface Failure {
  /** What buildx said on stderr besides its progress: the Dockerfile's excerpt and the reason. */
  readonly said: readonly string[];
  readonly step?: FailedStep;
}

export type FailureKind = 'step' | 'base' | 'push' | 'builder' | 'cache' | 'generator' | 'sbom' | 'other';

/** Lines of a tool's own output that go with a problem. */
const LOG_LINES = 30;

const MANY = new RegExp(`${answered(429)}|too ?many ?requests`, 'i');

const TRANSIENT = [
  MANY,
  new RegExp(answered(500, 502, 503, 504), 'i'),
  /connection reset|unexpected EOF|\bEOF$|i\/o timeout|TLS handshake timeout|broken pipe|context deadline exceeded|Client\.Timeout|server misbehaving|temporary failure|http2: /im,
];

const REFUSED = new RegExp(
  `${answered(401, 403)}|unauthorized|forbidden|denied|insufficient_scope|authorization failed|no basic auth credentials|authentication required`,
  'i',
);

/** Registries that make no repository at a push (ECR) say that there is none. */
const NO_REPOSITORY = /name[ _]unknown|repository .*(does not exist|not found)/i;

/** The step that makes the SBOM: none of the Dockerfile's, whose names begin with an instruction. */
const SCAN = /^\[[^\]]*\] generating sbom using /;

/**
 * BuildKit's words about an SBOM that it does not take (exporter/attestation of moby/buildkit). Since 0.32.2 it has a
 * limit, which large images reach: 40 MiB then, 80 in 0.34.2.
 */
const NO_SBOM =
  /^sbom\S* exceeds \d+ bytes|^cannot (decode|read) in-toto|^in-toto statement is not|^bundle entry \S+ does not match/;

/** The program that makes SBOMs, where it cannot be had: in BuildKit's reason, or the step that looks for it. */
const GENERATOR = /buildkit-syft-scanner|sbom (scanner|generator)/i;
const LOOK_UP = /^(?:\[[^\]]*internal\] load metadata|resolve image config) for (\S+)/;

/** What kind of failure it was, by BuildKit's own words. */
export function failureKind({ said, step }: Failure): FailureKind {
  const text = reasonOf(said);
  if (/cache (exporter|importer)|configure \w+ cache/.test(text)) return 'cache';
  if (NO_SBOM.test(text) || (step && SCAN.test(step.name))) return 'sbom';
  if (GENERATOR.test(text) || GENERATOR.test(lookedUp(step) ?? '')) return 'generator';
  if (/failed to push|pushing (layers|manifest)/.test(text)) return 'push';
  if (/did not complete successfully/.test(text)) return 'step';
  if (isBuilderGone(text)) return 'builder';
  if (
    /failed to resolve source metadata|pull access denied|failed to authorize|failed to fetch \w+ token/.test(
      text,
    )
  )
    return 'base';
  return step && excerptLine(said) ? 'step' : 'other';
}

/** True where a push met a tag that is there and may not be written again: another run was faster. */
export function isTagTaken(failure: Failure): boolean {
  return failureKind(failure) === 'push' && /immutab/i.test(reasonOf(failure.said));
}

/** True where the same build may well succeed when it's tried again: a registry or the way to it failed. */
export function isTransient(failure: Failure): boolean {
  const kind = failureKind(failure);
  const text = reasonOf(failure.said);
  return (
    (kind === 'push' || kind === 'base') &&
    TRANSIENT.some((passing) => passing.test(text)) &&
    !REFUSED.test(text)
  );
}

const FIRST_WAIT_MS = 2_000;
/** BuildKit does not pass on what Retry-After says; registries that count requests mostly do so by the minute. */
const FIRST_WAIT_OF_MANY_MS = 15_000;

/**
 * How long to wait after a try that failed, in milliseconds: twice as long each time, by chance half as much less or more,
 * so that builds side by side do not come back together.
 *
 * @param tries how many there were
 */
export function waitBefore(tries: number, { said }: Failure): number {
  const isMany = MANY.test(reasonOf(said));
  return (isMany ? FIRST_WAIT_OF_MANY_MS : FIRST_WAIT_MS) * 2 ** (tries - 1) * (0.5 + Math.random());
}

/**
 * The problem of a failed build: at the Dockerfile's line where BuildKit names one, else where the image is declared.
 *
 * @param reference `name:tag`
 * @param login the one that the registry of `reference` got
 */
export function buildProblem(
  image: Image,
  reference: string,
  failure: Failure,
  login: FoundLogin | undefined,
): Problem {
  const kind = failureKind(failure);
  if (kind === 'push') return pushProblem(image, reference, failure, login);
  const log = logOf(failure);
  const reason = clip(reasonOf(failure.said), 600);
  if (kind === 'builder') {
    return {
      severity: 'error',
      ...image.declaredAt,
      title: 'The builder went away during the build',
      message: `BuildKit stopped answering while it built ${image.key} (out of memory or disk, or stopped by somebody): ${reason}. Nothing was pushed for it; run this again, and look at the builder's own log if it happens twice.`,
      ...log,
    };
  }
  const line = excerptLine(failure.said);
  const place = line ? { file: image.dockerfile, line } : { ...image.declaredAt };
  return { severity: 'error', ...place, ...words(kind, image, failure, reason), ...log };
}

function words(
  kind: FailureKind,
  image: Image,
  { said, step }: Failure,
  reason: string,
): Pick<Problem, 'title' | 'message'> {
  const exit = reason.match(/exit code: (\d+)/)?.[1];
  const line = excerptLine(said);
  if (kind === 'step' && exit) {
    const instruction = clip(step?.name ?? reason, 300);
    return {
      title: `Build of ${image.key}: a step ended with exit code ${exit}`,
      message: `\`${instruction}\` failed.${emulation(image, step)} Its last lines say why; mend the step in ${image.dockerfile}.`,
    };
  }
  if (kind === 'base') return baseWords(image, reason, lookedUp(step));
  const missing = reason.match(/"([^"]+)": not found/)?.[1];
  if (missing) {
    return {
      title: `Build of ${image.key}: no such file in the context`,
      message: `${missing} is not in ${image.context || 'the context'} as committed: ignored, uncommitted and .dockerignore'd files are not there when an image is built.`,
    };
  }
  return {
    title: `Build of ${image.key} failed${line ? ` at line ${line}` : ''}`,
    message: `${reason}.`,
  };
}

/** What a machine of another processor lacks. */
function emulation(image: Image, step: FailedStep | undefined): string {
  if (!step?.log.some((line) => /exec format error/i.test(line))) return '';
  return ` This builder cannot run programs for ${platformsOf(image).join(' and ')}: give it emulation (docker/setup-qemu-action), or build on such a machine.`;
}

/** The image that a step looked for. */
function lookedUp(step: FailedStep | undefined): string | undefined {
  return step && LOOK_UP.exec(step.name)?.[1];
}

function baseWords(
  image: Image,
  reason: string,
  lookedUp = 'the base image',
): Pick<Problem, 'title' | 'message'> {
  const base = reason.match(/source metadata for (\S+?):? /)?.[1] ?? lookedUp;
  const advice = REFUSED.test(reason)
    ? 'Its registry refuses it to this run: is the name right, and is there a login that may read it? A pull request has one by `registry-username` or a `registry-…` identity alone, and one of a fork has none.'
    : /no match for platform/.test(reason)
      ? `It is not there for ${platformsOf(image).join(' and ')}: build on another, or name in \`platforms\` what it is there for and the clusters have.`
      : /not found/.test(reason)
        ? 'Its registry does not have it: is the name right, and does the tag exist?'
        : 'Its registry could not be asked; if the name is right, run this again.';
  return {
    title: `Build of ${image.key}: its base cannot be had`,
    message: `${base} could not be fetched. ${advice} (${reason})`,
  };
}

function pushProblem(
  image: Image,
  reference: string,
  failure: Failure,
  login: FoundLogin | undefined,
): Problem {
  const { registry, repository } = parseReference(reference);
  const reason = clip(reasonOf(failure.said), 600);
  const refused = REFUSED.test(reason);
  if (!refused && NO_REPOSITORY.test(reason)) {
    return {
      severity: 'error',
      ...image.declaredAt,
      title: `${registry} has no repository for ${image.key}`,
      message: `${repository} does not exist there, and this registry makes none at a push: create it${creation(registry, repository)}, and run this again. (${reason})`,
      ...logOf(failure),
    };
  }
  const message = refused
    ? `${registry} refused the push of ${repository} with ${loginWords(login)}: it lacks the permission to push there${permission(registry)}, or the repository does not exist and is not made by a push. (${reason})`
    : `${registry} did not take ${repository}, also when tried again: ${reason}. What was built stays in the builder's cache; run this again when the registry answers.`;
  return {
    severity: 'error',
    ...image.declaredAt,
    title: refused ? `${registry} refused the push of ${image.key}` : `${image.key} could not be pushed`,
    message,
    ...logOf(failure),
  };
}

/** What the permission to push is called where it's given. */
function permission(registry: string): string {
  if (registry === 'ghcr.io') return ' (`packages: write`, and the package must give this repository access)';
  if (registry === 'docker.io') return ' (a token with Read & Write on that repository)';
  if (registry.endsWith('.amazonaws.com')) return ' (ecr:PutImage, ecr:InitiateLayerUpload ...)';
  if (/(^|\.)(gcr\.io|pkg\.dev)$/.test(registry)) return ' (role Artifact Registry Writer)';
  if (registry.endsWith('.azurecr.io')) return ' (role AcrPush)';
  if (registry === 'quay.io') return ' (Write on that repository)';
  return '';
}

/** How a repository is made, where that is one command. */
function creation(registry: string, repository: string): string {
  if (!registry.endsWith('.amazonaws.com')) return '';
  return ` (\`aws ecr create-repository --repository-name ${repository}\`, or a repository creation template)`;
}

/** BuildKit's last word: from its `ERROR:` on, without the words that every failure begins with. */
export function reasonOf(said: readonly string[]): string {
  const start = said.findLastIndex((line) => line.startsWith('ERROR:'));
  const text = (start < 0 ? said.slice(-5) : said.slice(start)).join('\n');
  return text
    .replace(/^ERROR: /, '')
    .replace(/^failed to build: /, '')
    .replace(/^failed to solve: /, '')
    .trim()
    .replace(/\.$/, '');
}

/** `Dockerfile:4` above the excerpt; some errors name only the line. */
function excerptLine(said: readonly string[]): number | undefined {
  const ruler = said.findIndex((line) => /^-{10,}$/.test(line));
  const header = ruler > 0 ? said[ruler - 1]?.match(/:(\d+)$/)?.[1] : undefined;
  const line = Number(header ?? reasonOf(said).match(/parse error on line (\d+)/)?.[1]);
  return line > 0 ? line : undefined;
}

function isBuilderGone(text: string): boolean {
  return /code = Unavailable|error reading from server|transport is closing|closing transport|graceful_stop|failed to dial|buildkitd\.sock|connect: no such file/i.test(
    text,
  );
}

function logOf({ said, step }: Failure): { log?: string } {
  const lines = step && step.log.length > 0 ? step.log : said;
  return lines.length > 0 ? { log: lines.slice(-LOG_LINES).join('\n') } : {};
}

function clip(text: string, length: number): string {
  const flat = text.replace(/(?<!\s)\s*\n\s*/g, ' ');
  return flat.length <= length ? flat : `${flat.slice(0, length - 3)}...`;
}
