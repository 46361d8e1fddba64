export const id = 9869;
export const ids = [9869];
export const modules = {

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hP: () => (/* binding */ linksOf),
/* harmony export */   n1: () => (/* binding */ followLinks),
/* harmony export */   pd: () => (/* binding */ foldersOf),
/* harmony export */   s1: () => (/* binding */ plainPath)
/* harmony export */ });
const folders = new WeakMap();
/** The tree's files by folder, made once a tree. */
function foldersOf(tree) {
    const made = folders.get(tree) ?? index(tree);
    folders.set(tree, made);
    return made;
}
function index(tree) {
    const files = [...tree.entries.values()];
    const ranges = rangesOf(files);
    return {
        has: (folder) => ranges.has(folder),
        get(folder) {
            const range = ranges.get(folder);
            return range && files.slice(range.start, range.end);
        },
        keys: () => ranges.keys(),
    };
}
/** In git's order a folder's files stand one after the other, those of its subfolders among them. */
function rangesOf(files) {
    const root = { folder: '', start: 0, end: files.length };
    const ranges = new Map([['', root]]);
    const open = [];
    for (const [at, { path }] of files.entries()) {
        const end = path.lastIndexOf('/');
        // Most files lie in the folder of the file before.
        let inner = open.at(-1);
        if (inner ? end === inner.folder.length && path.startsWith(inner.folder) : end < 0)
            continue;
        while (inner && !isBelow(path, inner.folder)) {
            inner.end = at;
            open.pop();
            inner = open.at(-1);
        }
        for (let next = inner ? inner.folder.length : -1; next < end;) {
            next = path.indexOf('/', next + 1);
            const range = { folder: path.slice(0, next), start: at, end: files.length };
            ranges.set(range.folder, range);
            open.push(range);
        }
    }
    return ranges;
}
function isBelow(path, folder) {
    return path[folder.length] === '/' && path.startsWith(folder);
}
const UNPLAIN = /^\/|(?:^|\/)\.{0,2}(?:\/|$)/;
/** A path without `./`, doubled slashes and a slash at its end; the repository's root is the empty name. */
function plainPath(path) {
    if (!UNPLAIN.test(path))
        return path;
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else
            parts.push(part);
    }
    return parts.join('/');
}
const followers = new WeakMap();
/** How links are followed in a tree. Its links are read once, in one go. */
function linksOf(tree) {
    const made = followers.get(tree) ?? readLinks(tree);
    followers.set(tree, made);
    return made;
}
async function readLinks(tree) {
    const links = [];
    for (const { mode, path } of tree.entries.values())
        if (mode === '120000')
            links.push(path);
    if (links.length === 0)
        return withinRoot;
    const contents = await tree.read(links);
    const targets = new Map(links.map((link, i) => [link, contents[i]?.toString('utf8') ?? '']));
    return (path) => follow(targets, path);
}
function withinRoot(path) {
    const plain = plainPath(path);
    return plain === '..' || plain.startsWith('../') ? undefined : plain;
}
function follow(targets, path) {
    const rest = path.split('/').reverse();
    const done = [];
    for (let links = 0; rest.length > 0;) {
        const part = rest.pop();
        if (part === '' || part === '.')
            continue;
        if (part === '..') {
            if (done.pop() === undefined)
                return undefined;
            continue;
        }
        done.push(part);
        const target = targets.get(done.join('/'));
        if (target === undefined)
            continue;
        links += 1;
        // Linux gives up after 40 (path_resolution(7)).
        if (links > 40 || target.startsWith('/'))
            return undefined;
        done.pop();
        rest.push(...target.split('/').reverse());
    }
    return done.join('/');
}
/** As `linksOf`, for one path. */
async function followLinks(tree, path) {
    return (await linksOf(tree))(path);
}


/***/ }),

/***/ 2037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that a person most likely meant.
 *
 * @returns the one with the fewest edits (a swap of neighbours is one) or undefined where none is near: more than
 * a third of the letters would have to change
 */
function nearest(word, candidates) {
    let best;
    let least = Math.max(1, Math.floor(word.length / 3)) + 1;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - word.length) >= least)
            continue;
        const edits = distance(word.toLowerCase(), candidate.toLowerCase());
        if (edits < least) {
            least = edits;
            best = candidate;
        }
    }
    return best;
}
/** `: did you mean x?` where a candidate is near, else the empty text. */
function didYouMean(word, candidates) {
    const near = nearest(word, candidates);
    return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}
/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const change = a[i - 1] === b[j - 1] ? 0 : 1;
            let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                edits = Math.min(edits, at(beforeLast, j - 2) + 1);
            row.push(edits);
        }
        beforeLast = last;
        last = row;
    }
    return at(last, b.length);
}
function at(row, index) {
    return row[index] ?? Number.POSITIVE_INFINITY;
}


/***/ })

};
