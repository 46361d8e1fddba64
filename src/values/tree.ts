import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Problem } from '../words.js';
import { placeOf, type ValuesFile, type ValuesText } from './document.js';
import { readScalar, type Scalar as Value } from './scalar.js';

/**
 * Values as Helm reads them, with the characters they come from. Aliases and merge keys are resolved: an aliased
 * collection is the same object in each place, so a tree can be a graph (never a cycle).
 */
export type Tree = MapTree | ListTree | Leaf;

export interface MapTree {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  /** Those of duplicate keys that lose; absent where there are none. */
  readonly shadowed?: readonly (readonly [string, Entry])[];
  /** How many keys and values it has with every alias written out. */
  readonly size: number;
}

/** A key's value, and where the key stands. */
export interface Entry {
  readonly source: ValuesText;
  readonly offset: number;
  readonly tree: Tree;
}

export interface ListTree {
  readonly kind: 'list';
  readonly items: readonly Entry[];
  readonly size: number;
}

export interface Leaf {
  readonly kind: 'leaf';
  readonly value: Value;
  readonly source: ValuesText;
  /** Where it is written: the alias's place for an alias, else the scalar's own. */
  readonly offset: number;
  /** The node that holds the characters (an alias's anchor); absent where a key has no value at all (`{tag}`). */
  readonly scalar?: Scalar;
  /** Its null took away a chart's default. */
  readonly deletes?: boolean;
  readonly size: number;
}

/**
 * Whether Helm's own parser gives up ("excessive aliasing"): past a thousand values, the more there are, the fewer of
 * them may come from aliases (go-yaml's decode.go: 99 in a hundred up to 400,000, 10 from 4,000,000 on; tried).
 *
 * @param size how many values there are with every alias written out
 * @param written how many are written
 */
function isExcessive(size: number, written: number): boolean {
  const [few, many] = [400_000, 4_000_000];
  const beyond = Math.min(1, Math.max(0, (size - few) / (many - few)));
  return size > 1_000 && size - written > 100 && (size - written) / size > 0.99 - 0.89 * beyond;
}

/** A document as Helm reads it: a map, or undefined where it is empty or has a problem. */
export interface DocumentTree {
  readonly tree: MapTree | undefined;
  readonly problems: readonly Problem[];
}

const trees = new WeakMap<Document.Parsed, DocumentTree>();

/** Reads one document of a values file by Helm's rules, once. */
export function documentTree(file: ValuesFile, document: Document.Parsed): DocumentTree {
  let result = trees.get(document);
  if (!result) {
    result = new Reader(file.source).read(document);
    trees.set(document, result);
  }
  return result;
}

/** What Helm would refuse, found while reading. */
class Refusal extends Error {
  constructor(
    readonly offset: number,
    readonly title: string,
    readonly detail: string,
  ) {
    super(detail);
  }
}

class Reader {
  private readonly anchors = new Map<string, Tree | 'open'>();
  private written = 0;

  constructor(private readonly source: ValuesText) {}

  read(document: Document.Parsed): DocumentTree {
    try {
      const { contents } = document;
      if (contents === null) return { tree: undefined, problems: [] };
      const tree = this.node(contents, 0);
      if (tree.kind === 'leaf' && tree.value === null) return { tree: undefined, problems: [] };
      if (tree.kind !== 'map') {
        throw new Refusal(
          contents.range[0],
          'Values must be a mapping',
          'Helm takes a file of keys and values (key: value), not a list or a single word.',
        );
      }
      if (isExcessive(tree.size, this.written)) {
        throw new Refusal(
          contents.range[0],
          'Too many aliases',
          `Written out, the aliases of this file make ${tree.size.toLocaleString('en')} values of ${this.written.toLocaleString('en')}, and Helm refuses that (excessive aliasing). Use fewer aliases of aliases.`,
        );
      }
      return { tree, problems: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return {
        tree: undefined,
        problems: [
          {
            severity: 'error',
            ...placeOf(this.source, error.offset),
            title: error.title,
            message: error.detail,
          },
        ],
      };
    }
  }

  /** @param fallback the offset of an absent node: its key's end */
  private node(node: Node | null | undefined, fallback: number): Tree {
    if (!node) return { kind: 'leaf', value: null, source: this.source, offset: fallback, size: 1 };
    this.written += 1;
    if (isAlias(node)) return this.alias(node.source, offsetOf(node));
    const { anchor } = node as Scalar;
    if (anchor !== undefined) this.anchors.set(anchor, 'open');
    const tree = this.content(node);
    if (anchor !== undefined) this.anchors.set(anchor, tree);
    return tree;
  }

  private content(node: Node): Tree {
    if (isMap(node)) return this.map(node);
    if (isSeq(node)) return this.list(node.items as Node[]);
    if (!isScalar(node))
      throw new Refusal(offsetOf(node), 'Helm cannot read this', 'Write a plain value here.');
    const quoted = node.type !== 'PLAIN';
    const value = readScalar(String(node.source ?? node.value ?? ''), quoted, node.tag);
    if (value === undefined) {
      throw new Refusal(
        offsetOf(node),
        'This value does not fit its tag',
        `Helm cannot read this value as ${node.tag?.replace('tag:yaml.org,2002:', '!!')}. Take the tag away or write a value of that type.`,
      );
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new Refusal(
        offsetOf(node),
        'Helm knows no such number',
        'Infinity and NaN cannot be values. Put it in quotes if it is a word.',
      );
    }
    return { kind: 'leaf', value, source: this.source, offset: offsetOf(node), scalar: node, size: 1 };
  }

  private alias(name: string, offset: number): Tree {
    const tree = this.anchors.get(name);
    if (tree === undefined) {
      throw new Refusal(
        offset,
        `The alias *${name} has no anchor`,
        `No &${name} stands before it in this document. Write the anchor first, or the value itself.`,
      );
    }
    if (tree === 'open') {
      throw new Refusal(
        offset,
        `The anchor &${name} holds itself`,
        'Helm refuses a value that contains itself.',
      );
    }
    return tree.kind === 'leaf' ? { ...tree, offset } : tree;
  }

  private list(nodes: readonly Node[]): ListTree {
    let size = 1;
    const items = nodes.map((node): Entry => {
      const tree = this.node(node, 0);
      size += sizeOf(node, tree);
      return { source: this.source, offset: offsetOf(node), tree };
    });
    return { kind: 'list', items, size };
  }

  private map(map: YAMLMap): MapTree {
    const entries = new Map<string, Entry>();
    const shadowed: [string, Entry][] = [];
    let size = 1;
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const offset = offsetOf(pair.key);
      if (isMergeKey(pair.key)) {
        const from = this.node(pair.value, offset);
        size += 1 + sizeOf(pair.value, from);
        this.written += 1;
        this.merge(entries, from, offset);
      } else {
        const key = this.key(pair.key);
        const loser = entries.get(key);
        if (loser) shadowed.push([key, loser]);
        const tree = this.node(pair.value, pair.key.range?.[1] ?? 0);
        size += 1 + sizeOf(pair.value, tree);
        entries.set(key, { source: this.source, offset, tree });
      }
    }
    return { kind: 'map', entries, size, ...(shadowed.length > 0 && { shadowed }) };
  }

  /** Merges in the order written, as Helm's parser does: a merge key below a key wins over it. */
  private merge(entries: Map<string, Entry>, from: Tree, offset: number): void {
    const maps = from.kind === 'list' ? from.items.map((item) => item.tree).reverse() : [from];
    for (const map of maps) {
      if (map.kind !== 'map') {
        throw new Refusal(
          offset,
          'A merge key needs a mapping',
          'Give `<<` an alias of a mapping, or a list of them.',
        );
      }
      for (const [key, entry] of map.entries) entries.set(key, entry);
    }
  }

  private key(node: Node): string {
    const tree = this.node(node, 0);
    if (tree.kind !== 'leaf' || tree.value === null) {
      throw new Refusal(
        offsetOf(node),
        'This key is not a text',
        'Helm takes words and numbers as keys. Put it in quotes.',
      );
    }
    return String(tree.value);
  }
}

/** As Helm's parser counts: an alias is one, and what it stands for besides. */
function sizeOf(node: Node | null, tree: Tree): number {
  return tree.size + (isAlias(node) ? 1 : 0);
}

function isMergeKey(key: Node): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN' && key.tag === undefined;
}

function offsetOf(node: Node | null | undefined): number {
  return (node as { range?: [number, number, number] } | null)?.range?.[0] ?? 0;
}
