import { commandFor } from '../advice.js';
import { kubectl } from '../host/kubectl.js';
import type { OwnImage } from '../image-tag.js';
import { lookUpTags } from '../images/registry.js';
import { readUsedImages } from '../release/used-images.js';
import type { Problem, Release, TagState } from '../words.js';
import type { Context } from './context.js';
import type { Survey } from './survey.js';

interface Pinned {
  readonly release: Release;
  readonly image: OwnImage & { readonly digest: string };
}

/**
 * The images that live releases pin by digest and that their registry does not have any more: their pods run on until
 * a node has to pull. Gone is only what the registry answers with its own 404; what it does not say is one notice.
 */
export async function goneImages(context: Context, found: Survey): Promise<Problem[]> {
  const { pinned, unread } = await pinnedImages(context, found);
  const wanted = pinned.map(({ image }) => ({ name: image.name, tag: tagOf(image) }));
  const options = { credentials: found.logins, signal: context.signal };
  const answers = wanted.length > 0 ? await lookUpTags(wanted, options) : new Map<string, TagState>();
  const stateOf = ({ image }: Pinned) => answers.get(`${image.name}:${tagOf(image)}`);
  const gone = pinned.filter((one) => stateOf(one)?.state === 'absent').map(goneProblem);
  const silent = new Set([
    ...unread,
    ...pinned.flatMap((one) => {
      const state = stateOf(one);
      return state && 'why' in state ? [state.why] : [];
    }),
  ]);
  return silent.size > 0 ? [...gone, notKnown([...silent])] : gone;
}

/** What live hubs run of the images that are built here, and why a cluster did not say. */
async function pinnedImages(
  context: Context,
  found: Survey,
): Promise<{ readonly pinned: readonly Pinned[]; readonly unread: readonly string[] }> {
  const { fleet, values, plan, clusters, accesses } = found;
  const names = new Set(await Promise.all(fleet.images.map((image) => values.nameOf(image))));
  const unread: string[] = [];
  const lists = await Promise.all(
    [...clusters].map(async ([cluster, state]) => {
      if ('unknown' in state) return [];
      const releases = plan.hubs.map(({ release }) => release).filter((one) => one.cluster === cluster);
      const namespaces = releases.map(({ namespace }) => namespace);
      const access = kubectl(await accesses.of(cluster), context.signal);
      const revisions = await readUsedImages(access, { namespaces, liveOnly: true });
      if ('unknown' in revisions) {
        unread.push(revisions.unknown);
        return [];
      }
      return revisions.flatMap(({ namespace, release: name, images }) => {
        const release = releases.find((one) => one.namespace === namespace && one.release === name);
        if (!release) return [];
        return images.flatMap(({ digest, ...image }) =>
          digest && names.has(image.name) ? [{ release, image: { ...image, digest } }] : [],
        );
      });
    }),
  );
  return { pinned: lists.flat(), unread };
}

function tagOf({ tag, digest }: Pinned['image']): string {
  return `${tag}@${digest}`;
}

function goneProblem({ release, image }: Pinned): Problem {
  return {
    severity: 'error',
    ...release.declaredAt,
    title: `${release.id} runs an image that is gone`,
    message: `${image.name}:${tagOf(image)} is live, and its registry does not have it any more: a node that does not hold it cannot start it. Run ${commandFor('run', release.id, '--force')}: what the registry lacks is built again. Let the registry's retention rules spare what \`hub-deploy images\` lists as used.`,
    hub: release.id,
  };
}

function notKnown(reasons: readonly string[]): Problem {
  return {
    severity: 'notice',
    title: 'Whether live images are still in the registry is not known',
    message: `${reasons.join('; ')}.`,
  };
}
