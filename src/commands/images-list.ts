import { kubectl } from '../host/kubectl.js';
import { ownTags, type TagUse, tagUsage } from '../images/list.js';
import { ProblemError } from '../problem.js';
import { type RevisionImages, readUsedImages } from '../release/used-images.js';
import {
  type TagReport,
  tagHeadline,
  tagJson,
  tagMarkdown,
  tagText,
  unusedTags,
  usedTags,
} from '../report/tags.js';
import type { Release } from '../words.js';
import type { Context, ExitCode } from './context.js';
import { type Survey, survey } from './survey.js';

/**
 * Lists for each tag of ours in the registry what uses it: every revision that Helm keeps of every release, in all
 * clusters that answer, and this commit. Deletes nothing.
 */
export async function listImages(context: Context): Promise<ExitCode> {
  const { options, host } = context;
  const found = await survey(context, { clusters: 'later', registry: 'none' });
  const [listed, { uses, notes }] = await Promise.all([
    repositoryTags(context, found),
    usesOf(context, found),
  ]);
  const report: TagReport = {
    commit: found.tree.commit,
    tags: tagUsage(listed.tags, uses),
    notes: [...notes, ...listed.failed],
  };
  if (options.format === 'json') context.print(JSON.stringify(tagJson(report), null, 2));
  else if (options.event.name === 'local') context.print(tagText(report));
  else host.group(tagHeadline(report), tagText(report).split('\n'));
  for (const note of listed.failed) {
    host.problem({ severity: 'error', title: 'A repository was not listed', message: note });
  }
  for (const note of notes) {
    host.problem({ severity: 'warning', title: 'Not every release is known', message: note });
  }
  host.output('used-tags', JSON.stringify(usedTags(report)));
  host.output('unused-tags', JSON.stringify(unusedTags(report)));
  host.summary(tagMarkdown(report));
  return listed.failed.length > 0 ? 1 : 0;
}

/** The tags of ours that the registry has of each image, by the image's name. */
async function repositoryTags(context: Context, { fleet, values, logins }: Survey) {
  const { images } = context.options;
  const wanted = fleet.images.filter(({ key }) => images.length === 0 || images.includes(key));
  const named = await Promise.all(wanted.map((image) => values.nameOf(image)));
  const names = [...new Set(named.flatMap((name) => name ?? []))].sort();
  const registry = { credentials: logins, signal: context.signal };
  const tags = new Map<string, readonly string[]>();
  const failed: string[] = [];
  await Promise.all(
    names.map(async (name) => {
      try {
        tags.set(name, await ownTags(name, registry));
      } catch (error) {
        failed.push(`The tags of ${name} could not be listed: ${(error as Error).message}.`);
      }
    }),
  );
  const sorted = names.flatMap((name) => {
    const of = tags.get(name);
    return of ? [[name, of] as const] : [];
  });
  return { tags: new Map(sorted), failed: failed.sort() };
}

/** What uses tags: this commit's own content, and the revisions of each cluster. */
async function usesOf(context: Context, found: Survey): Promise<{ uses: TagUse[]; notes: string[] }> {
  const { fleet, tags, values } = found;
  const uses: TagUse[] = [];
  const notes: string[] = [];
  for (const image of fleet.images) {
    const name = await values.nameOf(image);
    const tag = tags.get(image.key)?.tag;
    if (name && tag) uses.push({ name, tag, by: 'this commit' });
  }
  const names = [...new Set(uses.map(({ name }) => name))];
  const releases = [...fleet.hubs, ...fleet.charts];
  const clusters = new Map<string, Release[]>();
  for (const release of releases) {
    clusters.set(release.cluster, [...(clusters.get(release.cluster) ?? []), release]);
  }
  await Promise.all(
    [...clusters].map(async ([cluster, of]) => {
      const revisions = await revisionsOf(context, found, cluster, of);
      if ('unknown' in revisions) {
        notes.push(
          `${cluster ? `The cluster ${cluster}` : 'The cluster'} was not read: ${revisions.unknown}.`,
        );
      } else {
        const newestFirst = revisions.toSorted((a, b) => b.revision - a.revision);
        uses.push(...newestFirst.flatMap((revision) => usesOfRevision(revision, of, names)));
      }
    }),
  );
  return { uses, notes: notes.sort() };
}

async function revisionsOf(
  context: Context,
  { accesses }: Survey,
  cluster: string,
  releases: readonly Release[],
): Promise<readonly RevisionImages[] | { readonly unknown: string }> {
  const only = context.options.scope.cluster;
  if (only !== undefined && only !== cluster) return { unknown: `only ${only} was asked` };
  try {
    const access = await accesses.of(cluster);
    const namespaces = releases.map(({ namespace }) => namespace);
    return await readUsedImages(kubectl(access, context.signal), { namespaces });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { unknown: (error.problems[0]?.message ?? error.message).replace(/\.$/, '') };
  }
}

/**
 * A tag counts as used under every name of the fleet: it is the address of its content, so to spare one tag too many
 * costs little, and one too few takes a hub down.
 */
function usesOfRevision(
  { namespace, release, revision, status, tags }: RevisionImages,
  releases: readonly Release[],
  names: readonly string[],
): TagUse[] {
  const own = releases.find((one) => one.namespace === namespace && one.release === release);
  const by = `${own?.id ?? `${namespace}/${release}`}, revision ${revision} (${status})`;
  return [...tags].flatMap((tag) => names.map((name) => ({ name, tag, by })));
}
