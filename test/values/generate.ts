import fc from 'fast-check';

/** Values files made up for property tests: the text before and after patching are written from one model. */

export const PLACEHOLDER = 'set-on-deployment';

/** Images that are built, with the tags they get. */
export const TAGS = new Map([
  [
    'org/user',
    'h3f2a91c0d4e53f2a91c0d4e53f2a91c0@sha256:0123456789012345678901234567890123456789012345678901234567890123',
  ],
  ['reg.example:5000/a/hub', 'h00000000000100000000000100000000'],
  ['alone', 'habcdefabcdefabcdefabcdefabcdefab'],
]);

/** A piece of text: as it is, or a tag's characters before and after patching. */
type Piece = string | { readonly before: string; readonly after: string };

type Style = 'block' | 'flow';

type Node =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'block'; readonly header: string; readonly lines: readonly string[] }
  | { readonly kind: 'map'; readonly style: Style; readonly entries: readonly (readonly [string, Node])[] }
  | { readonly kind: 'list'; readonly style: Style; readonly items: readonly Node[] }
  | { readonly kind: 'image'; readonly style: Style; readonly image: Image }
  | { readonly kind: 'string'; readonly name: string; readonly quote: string };

interface Image {
  readonly name: string;
  readonly nameKey: 'name' | 'repository';
  readonly tagFirst: boolean;
  readonly spelling: (typeof SPELLINGS)[number];
  readonly comment: string;
}

const SPELLINGS = [
  'plain',
  'single',
  'double',
  'anchor',
  'alias',
  'str',
  'literal',
  'keep',
  'below',
  'empty',
  'null',
  'pinned',
] as const;

const SCALARS = [
  'word',
  '10',
  '1.10',
  '"a: b # c"',
  "'it''s'",
  '~',
  'http://x:8000/y',
  '🚀',
  '"\\u00e9\\n"',
  'yes',
  '0x1F',
  '1_000',
  '2024-01-01',
  `${PLACEHOLDER}-2`,
  `no ${PLACEHOLDER} here`,
  'org/user',
  'org/user:v1',
  'other/org/user:v2',
  '""',
  "''",
  '!!str 12',
  'a#b',
  '1e3',
  '-',
  '[]',
  '{}',
].filter((text) => text !== '-');

const scalar: fc.Arbitrary<Node> = fc.constantFrom(...SCALARS).map((text) => ({ kind: 'scalar', text }));

const block: fc.Arbitrary<Node> = fc
  .tuple(
    fc.constantFrom('|', '>', '|-', '>-', '|+'),
    fc.array(fc.constantFrom('c.x = 1', `# ${PLACEHOLDER}`, 'a: b', '- "', '  indented'), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([header, lines]) => ({ kind: 'block', header, lines: ['first', ...lines] }));

const style = fc.constantFrom<Style>('block', 'flow');

const image: fc.Arbitrary<Node> = fc.record({
  kind: fc.constant('image' as const),
  style,
  image: fc.record({
    name: fc.constantFrom(...TAGS.keys()),
    nameKey: fc.constantFrom('name' as const, 'repository' as const),
    tagFirst: fc.boolean(),
    spelling: fc.constantFrom(...SPELLINGS),
    comment: fc.constantFrom('', ' # why', '\t# 🚀 tag: x'),
  }),
});

const string: fc.Arbitrary<Node> = fc.record({
  kind: fc.constant('string' as const),
  name: fc.constantFrom(...TAGS.keys()),
  quote: fc.constantFrom('', '"', "'"),
});

const key = fc.constantFrom(
  'a',
  'image',
  'hub',
  'singleuser',
  '"quoted key"',
  "'k'",
  'ü',
  'profileList',
  'x.y',
  '1',
  'tags',
);

const tree: fc.Arbitrary<Node> = fc.letrec<{ node: Node; map: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    block,
    image,
    string,
    tie('map'),
    fc.record({ kind: fc.constant('list' as const), style, items: fc.array(tie('node'), { maxLength: 4 }) }),
  ),
  map: fc.record({
    kind: fc.constant('map' as const),
    style,
    entries: fc.uniqueArray(fc.tuple(key, tie('node')), { maxLength: 5, selector: ([name]) => name }),
  }),
})).node;

/** A generated file: its text, and the text that patching must make of it. */
export interface Generated {
  readonly before: string;
  readonly after: string;
}

export const generatedFile: fc.Arbitrary<Generated> = fc
  .record({
    entries: fc.uniqueArray(fc.tuple(key, tree), { minLength: 1, maxLength: 6, selector: ([name]) => name }),
    mark: fc.boolean(),
    crlf: fc.boolean(),
    head: fc.constantFrom('', '# 🧑‍🚀 head\n', '---\n', '%YAML 1.1\n---\n'),
  })
  .map(({ entries, mark, crlf, head }) => {
    const printer = new Printer();
    const body = printer.map(entries, 0);
    const pieces = [mark ? '\ufeff' : '', head, ...printer.anchors, ...body];
    const text = (side: 'before' | 'after') => {
      const lines = pieces.map((piece) => (typeof piece === 'string' ? piece : piece[side])).join('');
      return crlf ? lines.replaceAll('\n', '\r\n') : lines;
    };
    return { before: text('before'), after: text('after') };
  });

class Printer {
  readonly anchors: Piece[] = [];
  private count = 0;

  map(entries: readonly (readonly [string, Node])[], indent: number): Piece[] {
    return entries.flatMap(([name, node]) => [
      `${' '.repeat(indent)}${name}:`,
      ...this.value(node, indent),
      '\n',
    ]);
  }

  /** What stands behind `key:`, without the line's end. */
  private value(node: Node, indent: number): Piece[] {
    switch (node.kind) {
      case 'map':
        return node.style === 'flow' || node.entries.length === 0
          ? [' ', ...this.flow(node)]
          : ['\n', ...withoutLastBreak(this.map(node.entries, indent + 2))];
      case 'list':
        return node.style === 'flow' || node.items.length === 0
          ? [' ', ...this.flow(node)]
          : ['\n', ...withoutLastBreak(node.items.flatMap((item) => this.item(item, indent)))];
      case 'image':
        return node.style === 'flow'
          ? [' ', ...this.flow(node)]
          : ['\n', ...this.image(node.image, indent + 2)];
      case 'block':
        return [` ${node.header}\n${node.lines.map((line) => ' '.repeat(indent + 2) + line).join('\n')}`];
      default:
        return [' ', ...this.flow(node)];
    }
  }

  private item(node: Node, indent: number): Piece[] {
    const pad = ' '.repeat(indent);
    if (node.kind === 'map' && node.style === 'block' && node.entries.length > 0) {
      return [`${pad}-\n`, ...this.map(node.entries, indent + 2)];
    }
    if (node.kind === 'image' && node.style === 'block')
      return [`${pad}-\n`, ...this.image(node.image, indent + 2), '\n'];
    if (node.kind === 'block') return [`${pad}-`, ...this.value(node, indent), '\n'];
    return [`${pad}- `, ...this.flow(node), '\n'];
  }

  private image(image: Image, indent: number): Piece[] {
    const pad = ' '.repeat(indent);
    const name = `${pad}${image.nameKey}: ${image.name}`;
    const tag = [`${pad}tag:`, ...this.tag(image, indent)];
    return image.tagFirst ? [...tag, '\n', name] : [name, '\n', ...tag];
  }

  private tag(image: Image, indent: number): Piece[] {
    const { comment, spelling } = image;
    const pad = ' '.repeat(indent + 2);
    const value = TAGS.get(image.name) as string;
    switch (spelling) {
      case 'literal':
        return [` |-${comment}\n${pad}`, { before: PLACEHOLDER, after: value }];
      case 'keep':
        return [
          ' |',
          { before: '', after: '-' },
          `${comment}\n${pad}`,
          { before: PLACEHOLDER, after: value },
        ];
      case 'below':
        return [`${comment}\n${pad}# below\n${pad}`, { before: PLACEHOLDER, after: `"${value}"` }];
      case 'empty':
        return [{ before: '', after: ` "${value}"` }, comment];
      default:
        return [' ', ...this.inline(image), comment];
    }
  }

  /** A tag on one line, for block and flow. */
  private inline({ name, spelling }: Image): Piece[] {
    const value = TAGS.get(name) as string;
    const plain = { before: PLACEHOLDER, after: `"${value}"` };
    switch (spelling) {
      case 'single':
        return ["'", { before: PLACEHOLDER, after: value }, "'"];
      case 'double':
        return ['"', { before: PLACEHOLDER, after: value }, '"'];
      case 'anchor':
        return [`&a${this.count++} `, plain];
      case 'str':
        return ['!!str ', plain];
      case 'null':
        return [{ before: 'null', after: `"${value}"` }];
      case 'pinned':
        return ['"2024.1"'];
      case 'alias': {
        const anchor = `t${this.count++}`;
        this.anchors.push(`${anchor}: &${anchor} `, plain, '\n');
        return [`*${anchor} `];
      }
      default:
        return [plain];
    }
  }

  private flow(node: Node): Piece[] {
    switch (node.kind) {
      case 'scalar':
        return [node.text];
      case 'block':
        return ['"', node.lines.join(' ').replaceAll('"', '\\"'), '"'];
      case 'string':
        return [
          node.quote,
          `${node.name}:`,
          { before: PLACEHOLDER, after: TAGS.get(node.name) as string },
          node.quote,
        ];
      case 'list':
        return ['[', ...joined(node.items.map((item) => this.flow(item))), ']'];
      case 'map':
        return ['{', ...joined(node.entries.map(([name, value]) => [`${name}: `, ...this.flow(value)])), '}'];
      case 'image': {
        const tag = ['tag: ', ...this.inline(node.image)];
        const name = [`${node.image.nameKey}: ${node.image.name}`];
        return ['{', ...joined(node.image.tagFirst ? [tag, name] : [name, tag]), '}'];
      }
    }
  }
}

function joined(parts: readonly (readonly Piece[])[]): Piece[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [', ', ...part]));
}

function withoutLastBreak(pieces: readonly Piece[]): Piece[] {
  return pieces.at(-1) === '\n' ? pieces.slice(0, -1) : [...pieces];
}
