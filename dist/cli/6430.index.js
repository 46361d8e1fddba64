export const id = 6430;
export const ids = [6430,6463,1977];
export const modules = {

/***/ 1977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   Q: () => (/* binding */ parseValues),
/* harmony export */   decodeValues: () => (/* binding */ decodeValues)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

const parsed = new WeakMap();
/** Parses a values file, once: the same object gives the same result. */
function parseValues(source) {
    let file = parsed.get(source);
    if (!file) {
        file = parse(source);
        parsed.set(source, file);
    }
    return file;
}
function parse(source) {
    // failsafe: scalars stay text, because Helm reads them by rules of its own (scalar.ts).
    const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseAllDocuments)(source.text, {
        schema: 'failsafe',
        resolveKnownTags: false,
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'silent',
    });
    const list = [...documents];
    const problems = list.flatMap((document) => document.errors.slice(0, 1).map((error) => {
        return {
            severity: 'error',
            ...placeOf(source, error.pos[0]),
            title: 'This is not valid YAML',
            message: `${sentence(tooDeep(error.message) ? 'It is nested hundreds of levels deep' : error.message)} Until this is mended, none of the file's values can be read.`,
        };
    }));
    const directive = directiveProblem(source);
    const first = problems[0] ?? (directive?.severity === 'error' ? directive : undefined);
    if (first)
        return { source, documents: [], problems: [first] };
    return { source, documents: list, problems: directive ? [directive] : [] };
}
/** What the parser's own recursion says: no file that people write comes near it. */
function tooDeep(message) {
    return message.includes('Maximum call stack');
}
/**
 * A directive before the first document (tried): Helm 3 takes `%YAML 1.1` and `%TAG`, and refuses any other; Helm 4 cuts
 * the file at `---`, and then refuses them all.
 */
function directiveProblem(source) {
    // Only comments and empty lines may stand before it.
    const lead = /^\ufeff?(?:[ \t]*(?:#.*)?\r?\n)*/.exec(source.text)?.[0] ?? '';
    const line = source.text.slice(lead.length).split(/\r?\n/, 1)[0] ?? '';
    if (!line.startsWith('%'))
        return undefined;
    const isKnown = /^%(YAML[ \t]+1\.1|TAG)\b/.test(line);
    return {
        severity: isKnown ? 'warning' : 'error',
        ...placeOf(source, lead.length),
        title: 'A YAML directive in a values file',
        message: `${isKnown ? 'Helm 4 refuses a values file that begins with' : 'Helm refuses'} \`${line.trim()}\`. Take the line away, and the \`---\` below it.`,
    };
}
function sentence(text) {
    return /[.!?]$/.test(text) ? text : `${text}.`;
}
/**
 * Reads a values file's bytes.
 *
 * @returns the text, byte order mark included; or a Problem where the bytes are no text that Helm would take
 */
function decodeValues(file, bytes, role = 'values') {
    if (Buffer.from(bytes.subarray(0, 10)).toString('latin1') === '\0GITCRYPT\0') {
        return {
            severity: 'error',
            file,
            title: 'This file is still encrypted',
            message: 'It is locked by git-crypt, so its values cannot be read. Unlock the checkout (git-crypt unlock), or give the key to the job that deploys.',
        };
    }
    try {
        return { file, role, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
    }
    catch {
        return {
            severity: 'error',
            file,
            line: lineOfBadByte(bytes),
            title: 'This file is not UTF-8 text',
            message: 'Helm refuses values files in any other encoding. Save the file as UTF-8.',
        };
    }
}
/** The line that holds the first byte which is not UTF-8: the longest decodable prefix ends in it. */
function lineOfBadByte(bytes) {
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    const bad = lines.findIndex((line) => {
        const own = Buffer.from(line, 'latin1');
        return !own.equals(Buffer.from(own.toString('utf8'), 'utf8'));
    });
    return bad + 1;
}
const lineStarts = new WeakMap();
/** The place of a character of a values file, by its offset in the text. */
function placeOf(source, offset) {
    if (source.at)
        return { line: 1, column: 1, ...source.at };
    let starts = lineStarts.get(source);
    if (!starts) {
        starts = [0];
        for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) {
            starts.push(at + 1);
        }
        lineStarts.set(source, starts);
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (starts[middle] <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    // A byte order mark is no column that an editor shows.
    const mark = low === 0 && source.text.startsWith('\ufeff') ? 1 : 0;
    return {
        file: source.file,
        line: low + 1,
        column: Math.max(1, offset - starts[low] + 1 - mark),
    };
}


/***/ }),

/***/ 2631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ findEffective),
/* harmony export */   GG: () => (/* binding */ walk),
/* harmony export */   Kd: () => (/* binding */ holderOf),
/* harmony export */   Mz: () => (/* binding */ findImages),
/* harmony export */   QL: () => (/* binding */ leafAt),
/* harmony export */   uu: () => (/* binding */ fullTag)
/* harmony export */ });
/* unused harmony exports imageAt, holderOfImage */
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3860);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6463);


/** What Helm will use. Where Helm 3 and 4 read different documents, what either will use. */
function findEffective(values, isImage) {
    const found = findImages((0,_merge_js__WEBPACK_IMPORTED_MODULE_0__/* .mergeTrees */ .Md)(values, 4).tree, isImage);
    if (!(0,_merge_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSeveralDocuments */ .Lx)(values))
        return found;
    const used = new Set(found.map(holderOfImage));
    const older = findImages((0,_merge_js__WEBPACK_IMPORTED_MODULE_0__/* .mergeTrees */ .Md)(values, 3).tree, isImage);
    return [...found, ...older.filter((image) => !used.has(holderOfImage(image)))];
}
function findImages(tree, isImage = () => false) {
    const found = [];
    walk(tree, [], (node, path) => {
        const image = imageAt(node, path, isImage);
        if (image)
            found.push(image);
    });
    return found;
}
/** The image that a mapping or a string is, if it is one. */
function imageAt(node, path, isImage = () => false) {
    if (node.kind === 'map')
        return mappingImage(node, path);
    return node.kind === 'leaf' ? stringImage(node, path, isImage) : undefined;
}
/** Visits every node with its path, in the order written. */
function walk(tree, path, visit) {
    visit(tree, path);
    if (tree.kind === 'map')
        for (const [key, entry] of tree.entries)
            walk(entry.tree, [...path, key], visit);
    if (tree.kind === 'list')
        tree.items.forEach((item, index) => {
            walk(item.tree, [...path, index], visit);
        });
}
/** A mapping's own key, where it holds a plain value. */
function leafAt(map, key) {
    const entry = map.entries.get(key);
    return entry?.tree.kind === 'leaf' ? entry.tree : undefined;
}
function textAt(map, key) {
    const leaf = leafAt(map, key);
    return typeof leaf?.value === 'string' && leaf.value.trim() !== ''
        ? { leaf, text: leaf.value.trim() }
        : undefined;
}
function mappingImage(map, path) {
    const repository = textAt(map, 'repository');
    const own = textAt(map, 'name');
    const name = repository ?? own;
    if (!name)
        return undefined;
    const tagLeaf = leafAt(map, 'tag');
    if (!tagLeaf && !/image$/i.test(String(path.at(-1) ?? '')))
        return undefined;
    const registry = textAt(map, 'registry');
    const digest = textAt(map, 'digest');
    return {
        form: repository ? 'repository+tag' : 'name+tag',
        path,
        names: namesOf(name.text, registry?.text, repository && own?.text),
        nameLeaf: name.leaf,
        ...(tagLeaf && { tagLeaf }),
        tag: tagText(tagLeaf),
        ...(digest && { digest: digest.text }),
    };
}
/** @param inner the `name` beside a `repository`: the last part of the image's name, all of it, or something else */
function namesOf(name, registry, inner) {
    const full = registry === undefined ? name : `${registry}/${name}`;
    return inner === undefined ? [full] : [full, `${full}/${inner}`, inner];
}
/** A tag as text; undefined where it is missing, null or empty. */
function tagText(leaf) {
    if (leaf === undefined || leaf.value === null)
        return undefined;
    return String(leaf.value).trim() || undefined;
}
function stringImage(leaf, path, isImage) {
    if (typeof leaf.value !== 'string' || leaf.value.length > 1000)
        return undefined;
    const image = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .readImage */ .AM)(leaf.value.trim());
    if (!image || !(isLikely(image, path) || isImage(image)))
        return undefined;
    return {
        form: 'string',
        path,
        names: [image.name],
        nameLeaf: leaf,
        tagLeaf: leaf,
        tag: image.tag,
        ...(image.digest && { digest: image.digest }),
    };
}
/** Many words have the form of an image's name: hosts with ports, times, package names. */
function isLikely(image, path) {
    const key = path.findLast((part) => typeof part === 'string');
    if (typeof key === 'string' && /image$/i.test(key))
        return true;
    return image.name.includes('/') && (image.tag !== undefined || image.digest !== undefined);
}
/** The tag with the digest that a string, or a `digest` key, holds besides. */
function fullTag({ tag, digest }) {
    return digest ? `${tag ?? ''}@${digest}` : tag;
}
/** What makes two leaves the same: the characters that hold them, or would. */
function holderOf({ scalar, source, offset }) {
    return scalar ?? `${source.file}:${offset}`;
}
function holderOfImage(found) {
    return holderOf(found.tagLeaf ?? found.nameLeaf);
}


/***/ }),

/***/ 6430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _f: () => (/* binding */ entryAt),
/* harmony export */   gO: () => (/* binding */ placeOfImage),
/* harmony export */   locateImage: () => (/* binding */ locateImage)
/* harmony export */ });
/* unused harmony export locate */
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1977);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3860);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6463);




/**
 * Where a key path of the merged values is set: the last key that wins.
 *
 * @returns undefined where no file sets it
 */
function locate(values, path) {
    const entry = entryAt(mergeTrees(values).tree, path);
    return entry && placeOf(entry.source, entry.offset);
}
/** The entry at a path of a tree. */
function entryAt(tree, path) {
    let here = tree;
    let entry;
    for (const key of path) {
        if (here?.kind === 'map')
            entry = here.entries.get(String(key));
        else
            entry = here?.kind === 'list' ? here.items[Number(key)] : undefined;
        if (!entry)
            return undefined;
        here = entry.tree;
    }
    return entry;
}
/**
 * The line which set an image that cannot be pulled.
 *
 * @param values before or after patching
 * @param image as Kubernetes names it: `org/name:tag@sha256:...`, with or without `docker.io/`
 * @returns the place of its tag; where none has that tag (a placeholder), of the image of that name; undefined where
 *   the values do not name it (the chart's default)
 */
function locateImage(values, image) {
    const wanted = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .readImage */ .AM)(image);
    if (!wanted)
        return undefined;
    const name = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.familiarName)(wanted.name);
    const named = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .findEffective */ .B1)(values, (other) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.familiarName)(other.name) === name).filter((found) => found.names.some((other) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.familiarName)(other) === name));
    const full = [wanted.tag, wanted.digest].filter(Boolean).join('@');
    const best = named.find((found) => (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .fullTag */ .uu)(found) === full) ?? named[0];
    return best ? placeOfImage(best) : placeInside(values, wanted.name);
}
/** Where a reference's tag stands, or its name where it has no tag. */
function placeOfImage(found) {
    const leaf = found.tagLeaf ?? found.nameLeaf;
    return (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(leaf.source, leaf.offset);
}
/** An image that only a longer text names, such as Python in hub.extraConfig. */
function placeInside(values, name) {
    let place;
    (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .walk */ .GG)((0,_merge_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeTrees */ .Md)(values).tree, [], (node) => {
        if (place || node.kind !== 'leaf' || typeof node.value !== 'string' || !node.scalar?.range)
            return;
        if (!node.value.includes(`${name}:`))
            return;
        const at = node.source.text.indexOf(`${name}:`, node.scalar.range[0]);
        place = (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(node.source, at >= 0 ? at : node.offset);
    });
    return place;
}


/***/ }),

/***/ 3860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lx: () => (/* binding */ hasSeveralDocuments),
  Md: () => (/* binding */ mergeTrees),
  D3: () => (/* binding */ mergeValues)
});

// UNUSED EXPORTS: fileTree

// EXTERNAL MODULE: ./lib/values/document.js
var values_document = __webpack_require__(1977);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/values/scalar.js
/** How Helm reads a plain or tagged scalar: the rules of sigs.k8s.io/yaml (go-yaml v2, then JSON), not those of YAML 1.2. */
const WORDS = new Map([
    ...words(true, 'y Y yes Yes YES true True TRUE on On ON'),
    ...words(false, 'n N no No NO false False FALSE off Off OFF'),
    ...words(null, '~ null Null NULL'),
    ['', null],
    ...words(Number.NaN, '.nan .NaN .NAN'),
    ...words(Number.POSITIVE_INFINITY, '.inf .Inf .INF +.inf +.Inf +.INF'),
    ...words(Number.NEGATIVE_INFINITY, '-.inf -.Inf -.INF'),
]);
function words(value, list) {
    return list.split(' ').map((word) => [word, value]);
}
/** A number that starts with its point may hold underscores between digits only, others anywhere. */
const POINT = /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const CORE = 'tag:yaml.org,2002:';
/**
 * @param text the scalar's text, after unescaping and folding
 * @param quoted whether it stands in quotes or a block
 * @param tag its explicit tag, resolved (`tag:yaml.org,2002:int`)
 * @returns the value, or undefined where Helm refuses it (`!!int word`)
 */
function readScalar(text, quoted, tag) {
    if (tag === `${CORE}binary`)
        return Buffer.from(text, 'base64').toString('utf8');
    if (tag?.startsWith(CORE) && tag !== `${CORE}str`)
        return readTagged(text, tag.slice(CORE.length));
    if (quoted || tag !== undefined)
        return text;
    return readPlain(text);
}
function readPlain(text) {
    const word = WORDS.get(text);
    if (word !== undefined)
        return word;
    if (!/^[-+.\d]/.test(text))
        return text;
    return readNumber(text) ?? text;
}
/** Timestamps, which go-yaml knows too, become texts again in JSON: they are no numbers here either. */
function readNumber(text) {
    if (text.startsWith('.'))
        return POINT.test(text) ? Number(text.replaceAll('_', '')) : undefined;
    const digits = text.replaceAll('_', '');
    return readInteger(digits) ?? (FLOAT.test(digits) ? Number(digits) : undefined);
}
/** Go's ParseInt with base 0: 0x, 0o, 0b and a leading 0 for octal. */
function readInteger(text) {
    const parts = /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|([1-9]\d*|0))$/.exec(text);
    if (!parts)
        return undefined;
    const [, sign, hex, octal, binary, decimal] = parts;
    const value = hex
        ? Number.parseInt(hex, 16)
        : octal
            ? Number.parseInt(octal, 8)
            : binary
                ? Number.parseInt(binary, 2)
                : Number(decimal);
    return sign === '-' && value !== 0 ? -value : value;
}
function readTagged(text, type) {
    const value = readPlain(text);
    if (type === 'int')
        return Number.isInteger(value) ? value : undefined;
    if (type === 'float')
        return typeof value === 'number' ? value : undefined;
    if (type === 'bool')
        return typeof value === 'boolean' ? value : undefined;
    if (type === 'null')
        return value === null ? null : undefined;
    return text;
}

;// CONCATENATED MODULE: ./lib/values/tree.js



/**
 * Whether Helm's own parser gives up ("excessive aliasing"): past a thousand values, the more there are, the fewer of
 * them may come from aliases (go-yaml's decode.go: 99 in a hundred up to 400,000, 10 from 4,000,000 on; tried).
 *
 * @param size how many values there are with every alias written out
 * @param written how many are written
 */
function isExcessive(size, written) {
    const [few, many] = [400_000, 4_000_000];
    const beyond = Math.min(1, Math.max(0, (size - few) / (many - few)));
    return size > 1_000 && size - written > 100 && (size - written) / size > 0.99 - 0.89 * beyond;
}
const trees = new WeakMap();
/** Reads one document of a values file by Helm's rules, once. */
function documentTree(file, document) {
    let result = trees.get(document);
    if (!result) {
        result = new Reader(file.source).read(document);
        trees.set(document, result);
    }
    return result;
}
/** What Helm would refuse, found while reading. */
class Refusal extends Error {
    offset;
    title;
    detail;
    constructor(offset, title, detail) {
        super(detail);
        this.offset = offset;
        this.title = title;
        this.detail = detail;
    }
}
class Reader {
    source;
    anchors = new Map();
    written = 0;
    constructor(source) {
        this.source = source;
    }
    read(document) {
        try {
            const { contents } = document;
            if (contents === null)
                return { tree: undefined, problems: [] };
            const tree = this.node(contents, 0);
            if (tree.kind === 'leaf' && tree.value === null)
                return { tree: undefined, problems: [] };
            if (tree.kind !== 'map') {
                throw new Refusal(contents.range[0], 'Values must be a mapping', 'Helm takes a file of keys and values (key: value), not a list or a single word.');
            }
            if (isExcessive(tree.size, this.written)) {
                throw new Refusal(contents.range[0], 'Too many aliases', `Written out, the aliases of this file make ${tree.size.toLocaleString('en')} values of ${this.written.toLocaleString('en')}, and Helm refuses that (excessive aliasing). Use fewer aliases of aliases.`);
            }
            return { tree, problems: [] };
        }
        catch (error) {
            if (!(error instanceof Refusal))
                throw error;
            return {
                tree: undefined,
                problems: [
                    {
                        severity: 'error',
                        ...(0,values_document/* placeOf */.$)(this.source, error.offset),
                        title: error.title,
                        message: error.detail,
                    },
                ],
            };
        }
    }
    /** @param fallback the offset of an absent node: its key's end */
    node(node, fallback) {
        if (!node)
            return { kind: 'leaf', value: null, source: this.source, offset: fallback, size: 1 };
        this.written += 1;
        if ((0,dist/* isAlias */.Vj)(node))
            return this.alias(node.source, offsetOf(node));
        const { anchor } = node;
        if (anchor !== undefined)
            this.anchors.set(anchor, 'open');
        const tree = this.content(node);
        if (anchor !== undefined)
            this.anchors.set(anchor, tree);
        return tree;
    }
    content(node) {
        if ((0,dist/* isMap */.jh)(node))
            return this.map(node);
        if ((0,dist/* isSeq */.oP)(node))
            return this.list(node.items);
        if (!(0,dist/* isScalar */.jn)(node))
            throw new Refusal(offsetOf(node), 'Helm cannot read this', 'Write a plain value here.');
        const quoted = node.type !== 'PLAIN';
        const value = readScalar(String(node.source ?? node.value ?? ''), quoted, node.tag);
        if (value === undefined) {
            throw new Refusal(offsetOf(node), 'This value does not fit its tag', `Helm cannot read this value as ${node.tag?.replace('tag:yaml.org,2002:', '!!')}. Take the tag away or write a value of that type.`);
        }
        if (typeof value === 'number' && !Number.isFinite(value)) {
            throw new Refusal(offsetOf(node), 'Helm knows no such number', 'Infinity and NaN cannot be values. Put it in quotes if it is a word.');
        }
        return { kind: 'leaf', value, source: this.source, offset: offsetOf(node), scalar: node, size: 1 };
    }
    alias(name, offset) {
        const tree = this.anchors.get(name);
        if (tree === undefined) {
            throw new Refusal(offset, `The alias *${name} has no anchor`, `No &${name} stands before it in this document. Write the anchor first, or the value itself.`);
        }
        if (tree === 'open') {
            throw new Refusal(offset, `The anchor &${name} holds itself`, 'Helm refuses a value that contains itself.');
        }
        return tree.kind === 'leaf' ? { ...tree, offset } : tree;
    }
    list(nodes) {
        let size = 1;
        const items = nodes.map((node) => {
            const tree = this.node(node, 0);
            size += sizeOf(node, tree);
            return { source: this.source, offset: offsetOf(node), tree };
        });
        return { kind: 'list', items, size };
    }
    map(map) {
        const entries = new Map();
        const shadowed = [];
        let size = 1;
        for (const pair of map.items) {
            const offset = offsetOf(pair.key);
            if (isMergeKey(pair.key)) {
                const from = this.node(pair.value, offset);
                size += 1 + sizeOf(pair.value, from);
                this.written += 1;
                this.merge(entries, from, offset);
            }
            else {
                const key = this.key(pair.key);
                const loser = entries.get(key);
                if (loser)
                    shadowed.push([key, loser]);
                const tree = this.node(pair.value, pair.key.range?.[1] ?? 0);
                size += 1 + sizeOf(pair.value, tree);
                entries.set(key, { source: this.source, offset, tree });
            }
        }
        return { kind: 'map', entries, size, ...(shadowed.length > 0 && { shadowed }) };
    }
    /** Merges in the order written, as Helm's parser does: a merge key below a key wins over it. */
    merge(entries, from, offset) {
        const maps = from.kind === 'list' ? from.items.map((item) => item.tree).reverse() : [from];
        for (const map of maps) {
            if (map.kind !== 'map') {
                throw new Refusal(offset, 'A merge key needs a mapping', 'Give `<<` an alias of a mapping, or a list of them.');
            }
            for (const [key, entry] of map.entries)
                entries.set(key, entry);
        }
    }
    key(node) {
        const tree = this.node(node, 0);
        if (tree.kind !== 'leaf' || tree.value === null) {
            throw new Refusal(offsetOf(node), 'This key is not a text', 'Helm takes words and numbers as keys. Put it in quotes.');
        }
        return String(tree.value);
    }
}
/** As Helm's parser counts: an alias is one, and what it stands for besides. */
function sizeOf(node, tree) {
    return tree.size + ((0,dist/* isAlias */.Vj)(node) ? 1 : 0);
}
function isMergeKey(key) {
    return (0,dist/* isScalar */.jn)(key) && key.value === '<<' && key.type === 'PLAIN' && key.tag === undefined;
}
function offsetOf(node) {
    return node?.range?.[0] ?? 0;
}

;// CONCATENATED MODULE: ./lib/values/merge.js


/**
 * The values as Helm merges them, as plain JavaScript.
 *
 * @param values in merge order, later wins
 * @param helm Helm 3 reads a file's first document, Helm 4 merges them all; and `null` in a chart's own values takes
 *   a subchart's default away in Helm 3, in Helm 4 seldom (all tried)
 */
function mergeValues(values, helm = 4) {
    return plain(mergeTrees(values, helm).tree);
}
/** As `mergeValues`, with the characters that each value comes from. Files that cannot be read are left out. */
function mergeTrees(values, helm = 4) {
    const problems = [];
    const read = (source) => {
        const tree = fileTree(source, helm);
        problems.push(...tree.problems);
        return tree.tree;
    };
    const charts = values.filter((source) => source.role === 'chart');
    // A parent chart's values win over its subcharts' own, whatever order they came in.
    charts.sort((a, b) => (a.prefix?.length ?? 0) - (b.prefix?.length ?? 0));
    const files = values.filter((source) => source.role === 'values');
    let tree = files.reduce((base, source) => over(base, read(source), 'keep'), EMPTY);
    for (const source of charts) {
        const defaults = helm === 3 ? read(source) : withoutNulls(read(source), tree, subcharts(source, charts));
        tree = over(hang(defaults, source), tree, 'delete');
    }
    return { tree, problems };
}
/** The keys under which a chart's own subcharts stand. */
function subcharts(source, charts) {
    const { prefix = [] } = source;
    return charts
        .map((chart) => chart.prefix ?? [])
        .filter((other) => other.length > prefix.length && prefix.every((key, index) => other[index] === key))
        .map((other) => other.slice(0, prefix.length + 1));
}
/**
 * Helm 4 takes the nulls out of a chart's own values, and so they take nothing away from its subcharts; only where
 * values above it hold a mapping for a subchart, the nulls for that one stay (tried with 4.3).
 */
function withoutNulls(defaults, above, children) {
    const kept = children.filter((path) => treeAt(above, path)?.kind === 'map').map((path) => path.at(-1));
    return { ...defaults, entries: strip(defaults.entries, (key) => kept.includes(key)) };
}
function strip(entries, keeps = () => false) {
    const result = new Map();
    for (const [key, entry] of entries) {
        const { tree } = entry;
        if (tree.kind === 'leaf' && tree.value === null)
            continue;
        const isInner = tree.kind === 'map' && !keeps(key);
        result.set(key, isInner ? { ...entry, tree: { ...tree, entries: strip(tree.entries) } } : entry);
    }
    return result;
}
function treeAt(tree, path) {
    let here = tree;
    for (const key of path)
        here = here?.kind === 'map' ? here.entries.get(key)?.tree : undefined;
    return here;
}
/** One file's values (without its prefix), all its documents merged (Helm 4) or the first (Helm 3). */
function fileTree(source, helm = 4) {
    const file = (0,values_document/* parseValues */.Q)(source);
    const documents = helm === 3 ? file.documents.slice(0, 1) : file.documents;
    const read = documents.map((document) => documentTree(file, document));
    const tree = read.reduce((base, document) => (document.tree ? over(base, document.tree, 'keep') : base), EMPTY);
    return {
        tree,
        problems: [...file.problems, ...read.flatMap((document) => document.problems)],
    };
}
/** True where Helm 3 and Helm 4 read different values out of these files. */
function hasSeveralDocuments(values) {
    return values.some((source) => (0,values_document/* parseValues */.Q)(source).documents.length > 1);
}
const EMPTY = { kind: 'map', entries: new Map(), size: 1 };
function hang(tree, source) {
    return (source.prefix ?? []).reduceRight((inner, key) => ({
        kind: 'map',
        entries: new Map([[key, { source, offset: 0, tree: inner }]]),
        size: inner.size,
    }), tree);
}
function over(base, top, nulls) {
    if (base.entries.size === 0)
        return top;
    const entries = new Map(base.entries);
    for (const [key, entry] of top.entries) {
        const below = entries.get(key);
        entries.set(key, below ? entryOver(below, entry, nulls) : entry);
    }
    return { kind: 'map', entries, size: base.size + top.size };
}
function entryOver(below, entry, nulls) {
    const { tree } = entry;
    if (tree.kind === 'map' && below.tree.kind === 'map')
        return { ...entry, tree: over(below.tree, tree, nulls) };
    const deletes = nulls === 'delete' && tree.kind === 'leaf' && tree.value === null;
    return deletes ? { ...entry, tree: { ...tree, deletes } } : entry;
}
function plain(tree) {
    if (tree.kind === 'leaf')
        return tree.value;
    if (tree.kind === 'list')
        return tree.items.map((item) => plain(item.tree));
    // fromEntries, because a key may be __proto__.
    return Object.fromEntries([...tree.entries].filter(([, { tree }]) => !isDeleted(tree)).map(([key, { tree }]) => [key, plain(tree)]));
}
function isDeleted(tree) {
    return tree.kind === 'leaf' && tree.deletes === true;
}


/***/ }),

/***/ 6463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ readImage),
/* harmony export */   Fl: () => (/* binding */ isTemplate),
/* harmony export */   familiarName: () => (/* binding */ familiarName),
/* harmony export */   lS: () => (/* binding */ isImageName)
/* harmony export */ });
/** Image references as text: `registry:5000/org/name:tag@sha256:...`. */
const NAME = /(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*/;
// The grammar of distribution's reference package, with a tag that may also be a placeholder or a template.
const REFERENCE = new RegExp(`^(${NAME.source})(?::([\\w{}<>$][\\w.{}<>$-]{0,127}))?(?:@(sha\\d+:[0-9a-f]{32,}))?$`);
const ONLY_NAME = new RegExp(`^${NAME.source}$`);
/** @returns undefined where the text is no image reference */
function readImage(text) {
    const parts = REFERENCE.exec(text);
    return parts ? { name: parts[1], tag: parts[2], digest: parts[3] } : undefined;
}
/** Whether a text is an image's name, without a tag. */
function isImageName(text) {
    return ONLY_NAME.test(text);
}
/** `docker.io/library/x` is `x`: the same repository under the name that people write. */
function familiarName(name) {
    return name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\/(?=[^/]+$)/, '');
}
/** A text that something else fills in later: `{value}`, `$TAG`, `<tag>`, `{{ .Values.tag }}`. */
function isTemplate(text) {
    return /[{}<>$]/.test(text);
}


/***/ })

};
