import { placeOf, type ValuesText } from './document.js';
import { addValue, applyEdits, type Edit, replaceScalar, replaceTail } from './edit.js';
import { type FoundImage, fullTag, holderOf, type Path } from './find.js';
import type { Inside } from './inside.js';

/** A tag that was written, or left alone. */
export interface PatchedTag {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly tag: string;
  readonly path: Path;
}

/** The entry of a list of tags, for a reference. */
export function tagEntry(image: FoundImage, name: string, tag: string): PatchedTag {
  const leaf = image.tagLeaf ?? image.nameLeaf;
  const { file, line } = placeOf(leaf.source, leaf.offset);
  return { file, line, name, tag, path: image.path };
}

/** Collects edits of values files: characters that several references share are written once. */
export class Writer {
  readonly patched: PatchedTag[] = [];
  private readonly edits = new Map<ValuesText, Edit[]>();
  private readonly done = new Set<unknown>();

  /** Writes the tag of a mapping or of a `name:tag` string. */
  write(image: FoundImage, name: string, tag: string): void {
    const leaf = image.tagLeaf;
    if (!leaf) return;
    this.patched.push(tagEntry(image, name, tag));
    const holder = holderOf(leaf);
    if (this.done.has(holder)) return;
    this.done.add(holder);
    const { source, scalar, offset } = leaf;
    if (!scalar) this.add(source, addValue(source, offset, tag));
    else if (image.form === 'string')
      this.add(source, replaceTail(source, scalar, fullTag(image) ?? '', tag));
    else this.add(source, replaceScalar(source, scalar, tag));
  }

  /** Writes a tag within a longer text. */
  writeInside({ source, path, name, word, start }: Inside, tag: string): void {
    this.patched.push({ file: source.file, line: placeOf(source, start).line, name, tag, path });
    this.add(source, [{ start, end: start + word.length, text: tag }]);
  }

  /** The texts of the files that changed, in the order given. */
  files(values: readonly ValuesText[]): { file: string; text: string }[] {
    return values.flatMap((source) => {
      const edits = this.edits.get(source);
      return edits ? [{ file: source.file, text: applyEdits(source.text, edits) }] : [];
    });
  }

  private add(source: ValuesText, edits: readonly Edit[]): void {
    this.edits.set(source, [...(this.edits.get(source) ?? []), ...edits]);
  }
}
