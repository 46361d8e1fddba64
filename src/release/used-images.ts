import type { Kubectl } from '../host/kubectl.js';
import { type OwnImage, ownImagesIn, ownTagsIn, readOwnTag } from '../image-tag.js';
import { unpack } from './payload.js';
import { listAllowed, whyUnanswered } from './unanswered.js';

/** What one revision of one release is made from. */
export interface RevisionImages {
  readonly namespace: string;
  readonly release: string;
  readonly revision: number;
  /** Helm's own word. */
  readonly status: string;
  /** Every word in it that has the form of a tag of ours, wherever it stands: too many, never too few. */
  readonly tags: ReadonlySet<string>;
  /** Those that stand behind, or beside, an image's name. */
  readonly images: readonly OwnImage[];
}

/** Payloads travel whole: a cluster with many revisions takes its time. */
const LIST_TIMEOUT_MS = 300_000;

/** One line a revision; the payload alone of each Secret, so that nothing else is read into memory. */
const TEMPLATE = `{{range .items}}{{.metadata.namespace}} {{.metadata.labels.name}} {{.metadata.labels.version}} {{.metadata.labels.status}} {{.data.release}}{{"\\n"}}{{end}}`;

/**
 * What the revisions that a cluster keeps are made from, read from Helm's own Secrets in one list call.
 *
 * @param options.liveOnly only revisions that Helm calls deployed
 * @param options.namespaces asked one by one where a Role allows no list of the whole cluster
 * @returns `unknown` with a sentence where the cluster does not say
 */
export async function readUsedImages(
  kubectl: Kubectl,
  options: { readonly namespaces: readonly string[]; readonly liveOnly?: boolean },
): Promise<readonly RevisionImages[] | { readonly unknown: string }> {
  const selector = options.liveOnly ? 'owner=helm,status=deployed' : 'owner=helm';
  const list = async (namespace?: string) => {
    const where = namespace ? ['--namespace', namespace] : ['--all-namespaces'];
    const args = ['get', 'secrets', '-l', selector, ...where, '-o', `go-template=${TEMPLATE}`];
    return parseLines((await kubectl.run(args, { timeoutMs: LIST_TIMEOUT_MS })).stdout);
  };
  try {
    return await listAllowed(options.namespaces, list);
  } catch (error) {
    return { unknown: await whyUnanswered(kubectl, error, LIST_TIMEOUT_MS) };
  }
}

function parseLines(text: string): RevisionImages[] {
  return text.split('\n').flatMap((line) => {
    const [namespace, release, version, status, data] = line.split(' ');
    if (!namespace || !release || !status || !data) return [];
    return [{ namespace, release, revision: Number(version), status, ...imagesIn(unpack(data)) }];
  });
}

/**
 * The images with tags of ours that a release's payload names: in its values as `name` (or `repository`) beside `tag`,
 * and anywhere as `name:tag`.
 *
 * @throws SyntaxError where the text is no release
 */
export function imagesIn(payload: string): Pick<RevisionImages, 'tags' | 'images'> {
  const images = new Map<string, OwnImage>();
  const add = (image: OwnImage) => images.set(`${image.name}:${image.tag}@${image.digest}`, image);
  for (const image of ownImagesIn(payload)) add(image);
  const { config, chart } = JSON.parse(payload) as { config?: unknown; chart?: { values?: unknown } };
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { name, repository, registry, tag } = value as Record<string, unknown>;
    const own = typeof tag === 'string' ? readOwnTag(tag) : undefined;
    const named = typeof repository === 'string' ? repository : name;
    if (own && typeof named === 'string') {
      add({ name: typeof registry === 'string' ? `${registry}/${named}` : named, ...own });
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(config);
  walk(chart?.values);
  return { tags: new Set(ownTagsIn(payload).map(({ tag }) => tag)), images: [...images.values()] };
}
