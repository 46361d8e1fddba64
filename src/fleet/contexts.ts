import { didYouMean } from '../nearest.js';
import type { Image, Place } from '../words.js';
import { type Draft, type Fill, valuesOf } from './draft.js';
import type { ImageKeys } from './keys.js';
import { baseKinds, type Kind, ownKindsFinder } from './kinds.js';
import { missingFile } from './missing.js';
import { isReference } from './named-context.js';
import { NAME_RULE, nameFault } from './names.js';
import type { Entry } from './read.js';
import { inserter, type Scene } from './scene.js';
import { capture, pattern, type Values } from './template.js';

/** An image before it has its key. */
type Made = Omit<Image, 'key' | 'hub'>;

export interface DeclaredImages {
  readonly images: readonly Image[];
  /** The keys of the images that a release's values may name. */
  readonly keysOf: (draft: Draft) => readonly string[];
}

/**
 * Makes the images of a fleet: of each kind one a hub, one a folder, or one for all. Hubs of one name (in several
 * environments, say) share an image unless something makes theirs differ.
 */
export function makeImages(scene: Scene, hubs: readonly Draft[], charts: readonly Draft[]): DeclaredImages {
  const base = baseKinds(scene);
  const shared = new Map<string, Image>();
  const groups = new Map<string, Group[]>();
  for (const kind of base)
    if (!kind.perHub)
      for (const made of makeKind(scene, kind, base, {})) shared.set(made.kind, { key: made.kind, ...made });
  const ownKinds = ownKindsFinder(scene, base);
  for (const draft of [...hubs, ...charts]) {
    const values = valuesOf(draft);
    for (const kind of ownKinds(draft))
      for (const made of makeKind(scene, kind, base, values)) addToGroup(groups, made, draft);
  }
  sayUnused(scene, base, [...shared.keys(), ...[...groups.values()].flat().map(({ made }) => made.kind)]);
  const images = keyed([...groups.values()].flat());
  const own = new Map<Draft, string[]>();
  for (const { image, members } of images)
    for (const member of members) {
      const keys = own.get(member);
      if (keys) keys.push(image.key);
      else own.set(member, [image.key]);
    }
  const sharedKeys = [...shared.keys()];
  return {
    images: [...images.map(({ image }) => image), ...shared.values()].sort((a, b) =>
      a.key < b.key ? -1 : 1,
    ),
    keysOf: (draft) => {
      const keys = own.get(draft) ?? [];
      if (sharedKeys.length === 0) return keys;
      const kinds = new Set(keys.map((key) => key.split('/')[0]));
      return [...keys, ...sharedKeys.filter((key) => !kinds.has(key))];
    },
  };
}

/** An entry without a context adds to a folder's image, so there must be such a folder. */
function sayUnused(scene: Scene, kinds: readonly Kind[], made: readonly string[]): void {
  for (const { name, keys } of kinds)
    if (
      name !== '<image>' &&
      !keys.context &&
      !made.includes(name) &&
      kinds.some((one) => one.name === '<image>')
    )
      scene.faults.wrong(
        firstPlace(keys),
        `No folder for the image ${name}`,
        `\`images.${name}\` has no \`context\`, and \`images.<image>\` finds no folder of that name.${didYouMean(name, made)}`,
      );
}

/** The images of one kind for one hub, or for all: none, one, or with `<image>` one a folder. */
function makeKind(scene: Scene, kind: Kind, all: readonly Kind[], values: Values): Made[] {
  if (kind.name === '<image>') return makeFolders(scene, kind, all, values);
  const folders = all.find(({ name }) => name === '<image>');
  if (kind.keys.context) return makeNamed(scene, kind, values);
  // Without a context it adds to a folder's image: for all hubs that is made with the folders.
  if (folders && !kind.own) return [];
  if (folders)
    return makeNamed(
      scene,
      { ...kind, keys: { ...folders.keys, ...kind.keys } },
      { ...values, image: kind.name },
    );
  const names = all.filter(({ keys }) => keys.context).map(({ name }) => name);
  scene.faults.wrong(
    firstPlace(kind.keys),
    `${kind.name} has no context`,
    `\`images.${kind.name}\` needs a \`context\`: the folder that it is built from.${didYouMean(kind.name, names)}`,
  );
  return [];
}

/** A context with `<hub>` is of the hubs that have the folder; one that is named must be there. */
function makeNamed(scene: Scene, kind: Kind, values: Values): Made[] {
  const made = makeImage(scene, kind, kind.name, values);
  if (made && scene.listing.has(made.dockerfile)) return [made];
  if (made && (kind.own || !kind.perHub))
    scene.faults.tell(
      missingFile(
        scene,
        made.dockerfile,
        `The Dockerfile of the image \`${kind.name}\``,
        kind.keys.context?.place,
      ),
    );
  return [];
}

/** One image for each folder that `<image>` captures; an entry of the folder's own name adds to it. */
function makeFolders(scene: Scene, kind: Kind, all: readonly Kind[], values: Values): Made[] {
  const { context } = kind.keys;
  if (!context?.value.includes('<image>')) {
    scene.faults.wrong(
      context?.place ?? firstPlace(kind.keys),
      'The context needs <image>',
      '`images.<image>` is one image for each folder that its `context` matches: write `<image>` where the name stands.',
    );
    return [];
  }
  const where = pattern(
    inserter(scene, '<image>', { ...values, image: '<image>' })(context.value, context.place),
    scene.compile,
  );
  const found: Made[] = [];
  for (const folder of scene.listing.folders) {
    const image = capture(
      where,
      folder,
      (name, text, whole) => name === 'image' && (whole || /^[a-z0-9-]+$/.test(text)),
    )?.image;
    if (image === undefined) continue;
    const own = all.find(({ name }) => name === image);
    const keys = own ? { ...kind.keys, ...written(own.keys) } : kind.keys;
    const made = makeImage(scene, { ...kind, keys }, image, { ...values, image });
    if (!made || !scene.listing.has(made.dockerfile)) continue;
    if (isAllowed(scene, image, made.dockerfile)) found.push(made);
  }
  return found;
}

/** What the configuration says, and not the convention: a folder `hub` has nothing to do with `hub-images/<hub>`. */
function written(keys: ImageKeys): ImageKeys {
  return Object.fromEntries(Object.entries(keys).filter(([, located]) => located?.place));
}

function isAllowed(scene: Scene, image: string, file: string): boolean {
  const wrong = nameFault(image);
  if (wrong)
    scene.faults.tell({
      severity: 'error',
      file,
      title: `${image.slice(0, 30)} cannot be the name of an image`,
      message: `\`${image}\` ${wrong}. ${NAME_RULE} Rename the folder.`,
    });
  return !wrong;
}

function makeImage(scene: Scene, { keys, perHub }: Kind, kind: string, values: Values): Made | undefined {
  const fill = inserter(scene, values.hub ?? kind, values);
  const put = (text: string, of: keyof ImageKeys) => fill(text, keys[of]?.place);
  const context = put(keys.context?.value ?? '', 'context');
  if (!keys.name && kind !== 'user' && kind !== 'hub') {
    scene.faults.wrong(
      keys.context?.place,
      `${kind} has no name`,
      `\`images.${kind}\` needs a \`name\`: the repository that it is pushed to. (Only \`user\` and \`hub\` have a place in the values where the name is known to stand.)`,
    );
    return undefined;
  }
  const beside = context === '.' ? 'Dockerfile' : `${context}/Dockerfile`;
  const dockerfile = keys.dockerfile ? put(keys.dockerfile.value, 'dockerfile') : beside;
  const { args, contexts, secrets, test, name, target, epoch } = keys;
  const place = !perHub && values.image === undefined ? keys.context?.place : undefined;
  const named = filled(contexts, fill);
  const sound = !contexts || checkContexts(scene, kind, named, contexts.value);
  return {
    kind,
    ...(name ? { name: put(name.value, 'name') } : undefined),
    context,
    dockerfile,
    ...(target ? { target: put(target.value, 'target') } : undefined),
    args: filled(args, fill),
    platforms: keys.platforms?.value ?? EMPTY,
    contexts: named,
    secrets: secrets ? secrets.value.map((text) => put(text, 'secrets')) : EMPTY,
    valuesPath: keys['values-path']?.value ?? EMPTY,
    ...(test ? { test: test.value.map((text) => put(text, 'test')) } : undefined),
    ...(epoch ? { epoch: epoch.value } : undefined),
    trackBases: keys['track-bases']?.value ?? false,
    declaredAt: place ?? { file: dockerfile },
    ...(sound ? {} : { broken: true }),
  };
}

const NONE: Readonly<Record<string, string>> = {};
const EMPTY: readonly string[] = [];

function filled(texts: ImageKeys['args'], fill: Fill): Readonly<Record<string, string>> {
  if (!texts) return NONE;
  return Object.fromEntries(texts.value.map(({ name, value, place }) => [name, fill(value, place)]));
}

/** Whether each named context that is a folder is there. */
function checkContexts(
  scene: Scene,
  kind: string,
  contexts: Readonly<Record<string, string>>,
  written: readonly Entry<string>[],
): boolean {
  let sound = true;
  for (const { name, place } of written) {
    const folder = contexts[name] ?? '';
    if (isReference(folder) || folder.includes('<') || scene.listing.isFolder(folder)) continue;
    sound = false;
    scene.faults.tell(missingFile(scene, folder, `The context \`${name}\` of the image \`${kind}\``, place));
  }
  return sound;
}

function firstPlace(keys: ImageKeys): Place | undefined {
  return Object.values(keys).find((located) => located?.place)?.place;
}

interface Group {
  readonly made: Made;
  /** The kind and the hub: its key, unless another image has the same. */
  readonly short: string;
  readonly members: Draft[];
}

/** Groups equal images: those of one Dockerfile are compared, which most hubs have for themselves. */
function addToGroup(groups: Map<string, Group[]>, made: Made, member: Draft): void {
  const bucket = `${made.kind} ${made.dockerfile}`;
  const like = groups.get(bucket);
  const same = like?.find((group) => JSON.stringify(group.made) === JSON.stringify(made));
  if (same) {
    same.members.push(member);
    return;
  }
  const group = { made, short: `${made.kind}/${member.name}`, members: [member] };
  if (like) like.push(group);
  else groups.set(bucket, [group]);
}

/** Gives each its key: the kind and the hub, with what tells apart hubs of one name before it where they differ. */
function keyed(groups: readonly Group[]): { readonly image: Image; readonly members: readonly Draft[] }[] {
  const taken = new Map<string, number>();
  for (const { short } of groups) taken.set(short, (taken.get(short) ?? 0) + 1);
  return groups.map(({ made, short, members }) => {
    const [first] = members;
    const parts = () => [made.kind, first?.cluster, first?.environment, first?.name];
    const key = taken.get(short) === 1 ? short : parts().filter(Boolean).join('/');
    const isOne = members.every(({ name }) => name === first?.name);
    return { image: isOne && first ? { key, ...made, hub: first.name } : { key, ...made }, members };
  });
}
