import { answered } from '../host/http-status.js';
import type { Place, Problem } from '../words.js';
import { type Fault, shortImage } from './pods.js';

/**
 * What a container's fault means for a person: cause and fix, and the line that set the image where the image is it.
 *
 * @param workload what the pod belongs to: `Deployment hub`
 * @param log events and log lines, to fold below
 * @param lines the container's last log lines, read for causes that are known
 */
export function explainFault(
  fault: Fault,
  workload: string,
  lines: readonly string[],
  log?: string,
  locateImage?: (image: string) => Place | undefined,
): Problem {
  const explained = explain(fault, workload, lines);
  const place = explained.image ? locateImage?.(fault.image) : undefined;
  return {
    severity: 'error',
    title: explained.title,
    message: explained.message,
    ...place,
    ...(log === undefined ? {} : { log }),
  };
}

interface Explained {
  readonly title: string;
  readonly message: string;
  /** Whether the image is the cause. */
  readonly image: boolean;
}

function explain(fault: Fault, workload: string, lines: readonly string[]): Explained {
  if (fault.cause === 'image') return imageFault(fault, workload);
  if (fault.cause === 'config') return configFault(fault, workload);
  return crashFault(fault, workload, lines);
}

const OTHER_PROCESSOR =
  "The image was not built for these nodes' processors: add theirs to the image's `platforms` (linux/amd64 where it has none).";

/** What registries and container runtimes say, and what to do about it. */
const PULL_FIXES: readonly (readonly [RegExp, string])[] = [
  [
    /couldn't parse image|invalid reference format/i,
    'The name or tag is not one that Kubernetes can read; is a tag that looks like a number not quoted?',
  ],
  // Before the next: containerd says "no match for platform in manifest: not found".
  [/no match for platform|no matching manifest/i, OTHER_PROCESSOR],
  [
    /not found|manifest unknown|does not exist/i,
    'The registry has no such image. Check its name and tag, and whether it was pushed there.',
  ],
  [
    new RegExp(`unauthori[sz]ed|authoriz|forbidden|denied|${answered(401, 403)}`, 'i'),
    'The registry does not let the cluster pull it. Give the hub an image pull secret that may, or make the image public.',
  ],
  [
    new RegExp(`too ?many ?requests|rate limit|${answered(429)}`, 'i'),
    'The registry limits how often the cluster may pull. Wait, or pull with a login that may do more.',
  ],
  [
    /x509|certificate/i,
    "The nodes do not trust the registry's certificate: that is set on the nodes, not in this repository.",
  ],
  [
    /no such host|i\/o timeout|connection refused|deadline exceeded|no route/i,
    'The nodes cannot reach the registry: check its host name, and that the cluster can reach it.',
  ],
  [
    /no space left|disk/i,
    'The node has no room for it: give nodes a larger disk, or make the image smaller.',
  ],
];

function imageFault(fault: Fault, workload: string): Explained {
  const image = shortImage(fault.image);
  const fix = PULL_FIXES.find(([words]) => words.test(fault.detail))?.[1];
  return {
    title: `${workload}: its image cannot be pulled`,
    message: `Kubernetes cannot pull ${image} for container ${fault.container} of ${workload}: ${plain(fault.detail)} ${fix ?? 'Check the name and tag, and that the cluster may pull from that registry.'}`,
    image: true,
  };
}

function configFault(fault: Fault, workload: string): Explained {
  return {
    title: `${workload}: its container cannot be made`,
    message: `Kubernetes cannot make container ${fault.container} of ${workload}: ${plain(fault.detail)} Add what it names to the chart or its values, or create it in the namespace, and deploy again.`,
    image: false,
  };
}

/** Causes that a container's own log names. */
const LOG_CAUSES: readonly (readonly [RegExp, string])[] = [
  [
    /Found database schema version \S+ != \S+/,
    "The hub's database was written by another JupyterHub version. Deploy that version again, or upgrade the database (hub.db.upgrade in the values).",
  ],
  [/exec format error/, OTHER_PROCESSOR],
];

function crashFault(fault: Fault, workload: string, lines: readonly string[]): Explained {
  const termination = fault.ended?.termination;
  const who = `Container ${fault.container} of ${workload}`;
  if (termination?.reason === 'OOMKilled') {
    const all = [...(fault.pod.spec.initContainers ?? []), ...fault.pod.spec.containers];
    const limit = all.find(({ name }) => name === fault.container)?.resources?.limits?.memory;
    return {
      title: `container ${fault.container} of ${workload}: out of memory`,
      message: `${who} was killed twice because it used more memory than its limit${limit ? ` of ${limit}` : ''} (OOMKilled). Raise resources.limits.memory in its values, or find out why it needs so much.`,
      image: false,
    };
  }
  const said = [fault.detail, ...lines].join('\n');
  const known = LOG_CAUSES.find(([words]) => words.test(said))?.[1];
  const own = fault.detail
    ? `It could not be run: ${plain(fault.detail)}`
    : 'Its last log lines say why; mend that and deploy again.';
  return {
    title: `container ${fault.container} of ${workload} crashes (exit code ${termination?.exitCode ?? 'unknown'})`,
    message: `${who} ended with ${exitWords(termination?.exitCode)}, was started again and ended again. ${known ?? own}`,
    image: /exec format error/.test(said),
  };
}

/** Source of the numbers: the shell's and Docker's convention, 128 + signal. */
function exitWords(code: number | undefined): string {
  const meaning: Record<number, string> = {
    126: 'its command cannot be executed',
    127: 'its command was not found',
    137: 'it was killed',
    139: 'a segmentation fault',
    143: 'it was told to stop',
  };
  const words = code === undefined ? undefined : meaning[code];
  return `exit code ${code ?? 'unknown'}${words ? ` (${words})` : ''}`;
}

/** A tool's sentence as ours: on one line, with one full stop. */
function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /[.!?]$/.test(line) || line === '' ? line : `${line}.`;
}
