import type { Scalar } from 'yaml';
import type { Problem } from '../words.js';
import { placeOf, type ValuesText } from './document.js';
import { addValue, applyEdits, type Edit, replaceInside, replaceScalar, replaceTail } from './edit.js';
import { mergeTrees } from './merge.js';
import { overlayAt, type ValuesPath } from './overlay.js';
import { answer, findPlaceholders, imagesOf, sharedTagProblems, unansweredProblem } from './placeholders.js';
import { familiarName } from './reference.js';
import { type FoundImage, type Path, walk } from './references.js';

export interface PatchOptions {
  /** Tags that are replaced. */
  readonly placeholders: readonly string[];
  /** Where to write an image's name and tag even if the values name no image. */
  readonly valuesPaths?: readonly ValuesPath[];
  /** Replace tags of hub-deploy's own form too (`h` and 12 hex digits): for values that `--write` wrote before. */
  readonly rewriteOwn?: boolean;
}

/** A tag that was written, or left alone. */
export interface PatchedTag {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly tag: string;
  readonly path: Path;
}

export interface PatchedValues {
  /** Only those that changed. */
  readonly files: { readonly file: string; readonly text: string }[];
  readonly patched: PatchedTag[];
  /** Tags of built images that a person set: left as they are. */
  readonly pinned: PatchedTag[];
  /** What `valuesPaths` ask for and no file holds: to be given to Helm as a last `-f`; absent where there is nothing. */
  readonly overlay?: Record<string, unknown>;
  readonly problems: Problem[];
}

const OWN_TAG = /^h[0-9a-f]{12}(?:@sha256:[0-9a-f]{64})?$/;
const NEW_TAG = /^[\w][\w.@:-]*$/;

/**
 * Writes the tags of built images into values files. Decided on the values as Helm merges them; only the characters of
 * tags change, and empty tags of built images are filled.
 *
 * @param values in merge order, later wins
 * @param tags by image name, as written after `name:` (`h3f2a91c0d4e5@sha256:...`)
 * @throws Error where a tag holds characters that YAML would have to escape
 */
export function patchValues(
  values: readonly ValuesText[],
  tags: ReadonlyMap<string, string>,
  options: PatchOptions,
): PatchedValues {
  for (const tag of tags.values()) if (!NEW_TAG.test(tag)) throw new Error(`${tag} is no image tag`);
  const images = new Map([...tags].map(([name, tag]) => [familiarName(name), { name, tag }]));
  const { tree, problems } = mergeTrees(values);
  const overlay = overlayAt(tree, options.valuesPaths ?? [], tags);
  const found = imagesOf(values, options.placeholders, tags.keys()).filter(
    (image) => !overlay.covers(image.path),
  );
  const shared = sharedTagProblems(
    found,
    (image) => isToBeWritten(image, options) && answer(image, images) !== undefined,
  );

  const writer = new Writer(values);
  const pinned: PatchedTag[] = [];
  for (const image of found) {
    const built = answer(image, images);
    const scalar = image.tagLeaf?.scalar;
    if (!built || !image.tagLeaf || (scalar && shared.shared.has(scalar))) continue;
    if (isToBeWritten(image, options)) writer.write(image, built.name, built.tag);
    else if (fullTag(image) !== undefined && fullTag(image) !== built.tag) {
      pinned.push(entry(image, built.name, fullTag(image) as string));
    }
  }
  writer.writeInside(tree, images, options.placeholders);
  const left = findPlaceholders(values, found, options.placeholders).filter(
    ({ found, leaf, path }) =>
      !(found && answer(found, images)) &&
      !(leaf.scalar && shared.shared.has(leaf.scalar)) &&
      !overlay.covers(path),
  );
  return {
    files: writer.files(),
    patched: writer.patched,
    pinned,
    ...(overlay.object && { overlay: overlay.object }),
    problems: [
      ...problems,
      ...overlay.problems,
      ...shared.problems,
      ...left.map((placeholder) => unansweredProblem(placeholder, [...tags.keys()])),
    ],
  };
}

/** The tag with the digest that a string holds behind it. */
function fullTag(image: FoundImage): string | undefined {
  return image.digest ? `${image.tag ?? ''}@${image.digest}` : image.tag;
}

function isToBeWritten(image: FoundImage, options: PatchOptions): boolean {
  const tag = fullTag(image);
  if (tag === undefined) return image.form !== 'string' && image.tagLeaf !== undefined;
  return options.placeholders.includes(tag) || (options.rewriteOwn === true && OWN_TAG.test(tag));
}

function entry(image: FoundImage, name: string, tag: string): PatchedTag {
  const leaf = image.tagLeaf ?? image.nameLeaf;
  const { file, line } = placeOf(leaf.source, leaf.offset);
  return { file, line, name, tag, path: image.path };
}

/** Collects the edits, each scalar's once. */
class Writer {
  readonly patched: PatchedTag[] = [];
  private readonly edits = new Map<ValuesText, Edit[]>();
  private readonly done = new Set<Scalar>();

  constructor(private readonly values: readonly ValuesText[]) {}

  write(image: FoundImage, name: string, tag: string): void {
    const leaf = image.tagLeaf;
    if (!leaf) return;
    this.patched.push(entry(image, name, tag));
    if (leaf.scalar && this.done.has(leaf.scalar)) return;
    if (!leaf.scalar) {
      this.add(leaf.source, addValue(leaf.source, leaf.offset, tag));
      return;
    }
    this.done.add(leaf.scalar);
    const edits =
      image.form === 'string'
        ? replaceTail(leaf.source, leaf.scalar, fullTag(image) as string, tag)
        : replaceScalar(leaf.source, leaf.scalar, tag);
    this.add(leaf.source, edits);
  }

  /** Tags inside longer texts, such as Python in hub.extraConfig. */
  writeInside(
    tree: Parameters<typeof walk>[0],
    images: ReadonlyMap<string, { name: string; tag: string }>,
    placeholders: readonly string[],
  ): void {
    walk(tree, [], (node, path) => {
      if (
        node.kind !== 'leaf' ||
        typeof node.value !== 'string' ||
        !node.scalar ||
        this.done.has(node.scalar)
      )
        return;
      const text = node.value;
      if (!placeholders.some((word) => text.includes(`:${word}`))) return;
      this.done.add(node.scalar);
      for (const { name, tag } of images.values()) {
        for (const word of placeholders) {
          const old = `${name}:${word}`;
          const edits = replaceInside(node.source, node.scalar, old, name.length + 1, tag);
          this.add(node.source, edits);
          for (const edit of edits) {
            const { file, line } = placeOf(node.source, edit.start);
            this.patched.push({ file, line, name, tag, path });
          }
        }
      }
    });
  }

  files(): { file: string; text: string }[] {
    return this.values.flatMap((source) => {
      const edits = this.edits.get(source) ?? [];
      return edits.length > 0 ? [{ file: source.file, text: applyEdits(source.text, edits) }] : [];
    });
  }

  private add(source: ValuesText, edits: readonly Edit[]): void {
    this.edits.set(source, [...(this.edits.get(source) ?? []), ...edits]);
  }
}
