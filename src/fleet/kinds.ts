import type { Draft } from './draft.js';
import type { ImageKeys, ReleaseKeys } from './keys.js';
import { baseLayers } from './layers.js';
import type { Scene } from './scene.js';
import { templatesIn } from './template.js';

/** One kind of image as some layers describe it. */
export interface Kind {
  readonly name: string;
  readonly keys: ImageKeys;
  /** Said by the hub itself or its environment. */
  readonly own: boolean;
  /** Whether it is another image for each hub: by its templates, or because it is its own. */
  readonly perHub: boolean;
}

/** The kinds of images that hold for every hub. */
export function baseKinds(scene: Scene): readonly Kind[] {
  return kindsOf(baseLayers(scene), Number.POSITIVE_INFINITY);
}

/**
 * Makes the finder of a release's kinds that are not everybody's; of a chart that is no hub, only what it says itself.
 * Hubs of the same layers have the same.
 */
export function ownKindsFinder(scene: Scene, base: readonly Kind[]): (draft: Draft) => readonly Kind[] {
  const shared = baseLayers(scene);
  const known = new Map<readonly ReleaseKeys[], readonly Kind[]>();
  return ({ kind: of, layers }) => {
    const found = known.get(layers);
    if (found) return found;
    const own = layers.slice(shared.length).filter((layer) => layer.images);
    const kinds = own.length > 0 ? kindsOf([...shared, ...own], shared.length) : base;
    const mine = kinds.filter((kind) => (of === 'hub' ? kind.perHub : kind.own));
    known.set(layers, mine);
    return mine;
  };
}

/** Merges what layers say of images, key by key. `own`: the layers from there on speak of this hub alone. */
function kindsOf(layers: readonly ReleaseKeys[], own: number): Kind[] {
  const kinds = new Map<string, { keys: ImageKeys; own: boolean }>();
  layers.forEach((layer, index) => {
    for (const { name, value } of layer.images?.value ?? []) {
      const earlier = kinds.get(name);
      kinds.set(name, {
        keys: { ...earlier?.keys, ...value },
        own: (earlier?.own ?? false) || index >= own,
      });
    }
  });
  return Array.from(kinds, ([name, { keys, own }]) => ({
    name,
    keys,
    own,
    perHub: own || hasHubTemplate(keys),
  }));
}

function hasHubTemplate({
  name,
  context,
  dockerfile,
  target,
  args,
  contexts,
  secrets,
  test,
}: ImageKeys): boolean {
  const texts = [name, context, dockerfile, target].flatMap((located) => located?.value ?? []);
  for (const named of [args, contexts]) texts.push(...(named?.value ?? []).map(({ value }) => value));
  texts.push(...(secrets?.value ?? []), ...(test?.value ?? []));
  return texts.some((text) => templatesIn(text).some((name) => name !== 'image'));
}
