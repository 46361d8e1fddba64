export const id = 8589;
export const ids = [8589,5906];
export const modules = {

/***/ 9318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HE: () => (/* binding */ HUB_IMAGES),
/* harmony export */   Rn: () => (/* binding */ checkHubImage),
/* harmony export */   xO: () => (/* binding */ checkElsewhere)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1977);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6430);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6463);




/** Where zero-to-jupyterhub's own values hold the images that people make, by the image's kind. */
const HUB_IMAGES = { user: ['singleuser', 'image'], hub: ['hub', 'image'] };
/**
 * What is wrong with the image at `singleuser.image` or `hub.image`: all of it errors, wherever the line.
 *
 * @param images the names of built images, by their familiar names
 */
function checkHubImage(tree, path, images, placeholders) {
    const entry = (0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .entryAt */ ._f)(tree, path);
    if (entry?.tree.kind !== 'map')
        return [];
    const nameLeaf = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .leafAt */ .QL)(entry.tree, 'name');
    const tagLeaf = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .leafAt */ .QL)(entry.tree, 'tag');
    const name = text(nameLeaf);
    const tag = text(tagLeaf);
    const where = path.join('.');
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isTemplate */ .Fl)(name ?? '') || (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isTemplate */ .Fl)(tag ?? ''))
        return [];
    if (tagLeaf && tag !== undefined) {
        if (typeof tagLeaf.value !== 'string')
            return [{ ...at('error', tagLeaf), ...notText(tagLeaf) }];
        if (tag === 'latest')
            return [{ ...at('error', tagLeaf), ...latest(where) }];
        return name === undefined ? [{ ...at('error', tagLeaf), ...nameMissing(where) }] : [];
    }
    if (!nameLeaf || name === undefined)
        return [];
    const isBuilt = images.has((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.familiarName)(name));
    // An empty tag of a built image is filled.
    if (isBuilt && tagLeaf)
        return [];
    const fix = isBuilt ? `\`tag: ${placeholders[0]}\`` : 'a fixed tag';
    return [{ ...at('error', nameLeaf), ...tagMissing(where, fix) }];
}
/** What is doubtful about an image anywhere else: warnings. */
function checkElsewhere(image) {
    const { tagLeaf, tag, form } = image;
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isTemplate */ .Fl)(image.names[0]) || (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .isTemplate */ .Fl)(tag ?? '') || image.digest)
        return [];
    const place = { severity: 'warning', ...(0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOfImage */ .gO)(image) };
    if (tagLeaf && tag !== undefined && typeof tagLeaf.value !== 'string')
        return [{ ...place, ...notText(tagLeaf) }];
    const isLatest = tag === 'latest' || (form === 'string' && tag === undefined);
    return isLatest ? [{ ...place, ...latest(image.path.join('.')) }] : [];
}
function at(severity, leaf) {
    return { severity, ...(0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(leaf.source, leaf.offset) };
}
function latest(where) {
    return {
        title: 'The tag latest is not a fixed image',
        message: `\`${where}\` names whatever was pushed last, so nodes run different images and nothing tells when it changes. Write a fixed tag, or a digest.`,
    };
}
function nameMissing(where) {
    return {
        title: 'A tag without an image name',
        message: `\`${where}\` has a tag but no name, so the tag is put on the chart's own image, which has other tags. Write \`name:\` beside it.`,
    };
}
function tagMissing(where, fix) {
    return {
        title: 'An image name without a tag',
        message: `\`${where}\` has a name but no tag, so the chart's own image's tag is put on it. Write ${fix} beside it.`,
    };
}
/** Does not quote what was encrypted. */
function notText({ source, scalar, value }) {
    const [start, end] = scalar?.range ?? [0, 0];
    const written = source.text.slice(start, end);
    const said = source.encrypted
        ? `This tag without quotes is read as a ${typeof value}`
        : `\`${written}\` without quotes is read as the ${typeof value} \`${value}\``;
    const fix = source.encrypted ? '' : `: \`"${written}"\``;
    return {
        title: 'This tag is not a text',
        message: `${said}, which may not be the tag that was meant. Put it in quotes${fix}.`,
    };
}
function text(leaf) {
    if (leaf === undefined || leaf.value === null)
        return undefined;
    return String(leaf.value).trim() || undefined;
}


/***/ }),

/***/ 8589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkValues: () => (/* binding */ checkValues)
});

// EXTERNAL MODULE: ./lib/values/check-image.js
var check_image = __webpack_require__(9318);
// EXTERNAL MODULE: ./lib/values/document.js
var values_document = __webpack_require__(1977);
// EXTERNAL MODULE: ./lib/values/merge.js + 2 modules
var merge = __webpack_require__(3860);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/values/misplaced.js


/** The chart's own top keys that people write (https://z2jh.jupyter.org/en/stable/resources/reference.html). */
const CHART_KEYS = new Set([
    'cull',
    'debug',
    'hub',
    'imagePullSecrets',
    'ingress',
    'prePuller',
    'proxy',
    'rbac',
    'scheduling',
    'singleuser',
]);
/**
 * Keys of the jupyterhub chart that stand beside the dependency's own key instead of below it. Helm takes them without a
 * word and nothing reads them: the hub comes up with the chart's defaults.
 *
 * @param jupyterhubPath the keys under which the jupyterhub chart's values stand, which no template of the chart around
 *   it reads
 */
function misplacedKeys(values, jupyterhubPath) {
    const below = jupyterhubPath.join('.');
    return values.flatMap((source) => topKeys(source)
        .filter(({ key }) => CHART_KEYS.has(key) && key !== jupyterhubPath[0])
        .map(({ key, offset }) => {
        return {
            severity: 'warning',
            ...(0,values_document/* placeOf */.$)(source, offset),
            title: 'A value that nothing reads',
            message: `\`${key}\` stands beside \`${below}\`, where the JupyterHub chart does not look: the hub runs as if it were not written. Put it below \`${below}:\`.`,
        };
    }));
}
function topKeys(source) {
    // What hangs below a prefix is a subchart's own.
    if (source.prefix?.length)
        return [];
    return (0,values_document/* parseValues */.Q)(source).documents.flatMap(({ contents }) => (0,dist/* isMap */.jh)(contents)
        ? contents.items.flatMap(({ key }) => (0,dist/* isScalar */.jn)(key) && key.range ? [{ key: String(key.value), offset: key.range[0] }] : [])
        : []);
}

// EXTERNAL MODULE: ./lib/values/overlay.js
var overlay = __webpack_require__(5906);
// EXTERNAL MODULE: ./lib/values/placeholders.js
var values_placeholders = __webpack_require__(7170);
// EXTERNAL MODULE: ./lib/values/reference.js
var reference = __webpack_require__(6463);
// EXTERNAL MODULE: ./lib/values/shared.js
var values_shared = __webpack_require__(2749);
;// CONCATENATED MODULE: ./lib/values/check.js








/**
 * What is wrong with the image references of a release's values, each at its line.
 *
 * Errors are a placeholder that no image answers; at `singleuser.image` and `hub.image`: `latest`, a tag without a name
 * or a name without a tag, a tag that is no text; one tag text shared by several images; and what Helm cannot read.
 * Elsewhere a tag that is `latest` or no text is a warning, on changed lines only. Templates such as `{value}` are fine.
 * Keys of the jupyterhub chart that nothing reads are a warning: on changed lines, or everywhere if none are known.
 */
function checkValues(values, options) {
    const { placeholders } = options;
    const { tree, problems } = (0,merge/* mergeTrees */.Md)(values);
    const images = new Map(options.images.map((image) => [(0,reference.familiarName)(image.name), image.name]));
    const names = [...images.values()];
    const written = options.images.flatMap(({ valuesPath }) => (valuesPath ?? []).map(overlay.splitPath));
    const isWritten = (path) => written.some((keys) => keys.every((key, index) => path[index] === key));
    const found = (0,values_placeholders/* imagesOf */.IC)(values, placeholders, names).filter(({ path }) => !isWritten(path));
    const shared = (0,values_shared/* sharedTags */.R)(found, ({ names, tag }) => (0,values_placeholders/* answer */.ZF)(names, images) !== undefined && (tag === undefined || placeholders.includes(tag)));
    const places = Object.values(check_image/* HUB_IMAGES */.HE)
        .map((keys) => [...options.jupyterhubPath, ...keys])
        .filter((path) => !isWritten(path));
    const isHubImage = (path) => places.some((place) => isSame(place, path));
    const unanswered = (0,values_placeholders/* findPlaceholders */.GY)(values, found, placeholders).filter(({ names, path, holder }) => (0,values_placeholders/* answer */.ZF)(names, images) === undefined &&
        !shared.holders.has(holder) &&
        !isWritten(path) &&
        // A tag without a name there has an error of its own.
        !(names.length === 0 && isHubImage(path.slice(0, -1))));
    const unread = options.jupyterhubPath.length > 0 && !options.hasTemplates
        ? misplacedKeys(values, options.jupyterhubPath)
        : [];
    const elsewhere = options.changedLines ? found.filter(({ path }) => !isHubImage(path)) : [];
    return [
        ...problems,
        ...places.flatMap((path) => (0,check_image/* checkHubImage */.Rn)(tree, path, images, placeholders)),
        ...unanswered.map((placeholder) => (0,values_placeholders/* unansweredProblem */.KK)(placeholder, names)),
        ...shared.problems,
        ...unread.filter(({ file, line }) => options.changedLines?.(file, line) ?? true),
        ...[...elsewhere.flatMap(check_image/* checkElsewhere */.xO), ...severalDocuments(values)].filter(({ file, line }) => options.changedLines?.(file, line)),
    ];
}
function isSame(a, b) {
    return a.length === b.length && a.every((key, index) => key === b[index]);
}
function severalDocuments(values) {
    if (!(0,merge/* hasSeveralDocuments */.Lx)(values))
        return [];
    return values.flatMap((source) => {
        const second = (0,values_document/* parseValues */.Q)(source).documents[1];
        if (!second)
            return [];
        return [
            {
                severity: 'warning',
                ...(0,values_document/* placeOf */.$)(source, second.range[0]),
                title: 'A second document in a values file',
                message: 'Helm 3 reads only the first document of a values file, Helm 4 merges them all. Make it one document, without `---`.',
            },
        ];
    });
}


/***/ }),

/***/ 600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ findInside)
/* harmony export */ });
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2631);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6463);


/**
 * Finds placeholders within longer texts, behind an image's name.
 *
 * @param known scalars that are references as a whole
 */
function findInside(tree, known, placeholders) {
    const found = [];
    const seen = new Set();
    (0,_find_js__WEBPACK_IMPORTED_MODULE_0__/* .walk */ .GG)(tree, [], (node, path) => {
        if (node.kind !== 'leaf' || !node.scalar?.range || typeof node.value !== 'string')
            return;
        const { source, scalar, value } = node;
        if (known.has(scalar) || seen.has(scalar))
            return;
        seen.add(scalar);
        for (const word of placeholders) {
            if (!value.includes(`:${word}`))
                continue;
            const [from, to] = scalar.range;
            for (const { name, start } of occurrences(source.text, from, to, word)) {
                found.push({ source, path, name, word, start });
            }
        }
    });
    return found;
}
/** An image's name may have a scheme before it (`docker://`), which is no part of it. */
function* occurrences(text, from, to, word) {
    for (let at = text.indexOf(`:${word}`, from); at >= 0 && at < to; at = text.indexOf(`:${word}`, at + 1)) {
        const token = /[\w./:-]*$/.exec(text.slice(Math.max(from, at - 300), at))?.[0] ?? '';
        const name = token.replace(/^.*\/\//, '');
        const after = text[at + 1 + word.length] ?? ' ';
        if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isImageName */ .lS)(name) && !/[\w.@-]/.test(after))
            yield { name, start: at + 1 };
    }
}


/***/ }),

/***/ 5906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ overlayAt),
/* harmony export */   splitPath: () => (/* binding */ splitPath)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1977);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6430);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6463);




/** The keys of a `values-path`. */
function splitPath(path) {
    return (path.match(/(?:\\.|[^.\\])+/g) ?? []).map((key) => key.replaceAll(/\\(.)/g, '$1'));
}
/**
 * Works out what has to be added to the values so that each values-path holds its image. Where the files name that
 * image there, with a tag, nothing has to: its tag is patched (or left, if a person set it) like any other.
 */
function overlayAt(tree, paths, tags) {
    const object = Object.create(null);
    const covered = [];
    const problems = [];
    for (const { path, name } of paths) {
        const tag = tags.get(name);
        if (tag === undefined)
            continue;
        const keys = splitPath(path);
        const entry = (0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .entryAt */ ._f)(tree, keys);
        const list = listBefore(tree, keys);
        if (list)
            problems.push(listProblem(path, list));
        else if (!(entry && holds(entry.tree, name))) {
            set(object, keys, written(entry?.tree, name, tag));
            covered.push(keys);
        }
    }
    return {
        ...(covered.length > 0 && { object }),
        covers: (path) => covered.some((keys) => keys.every((key, index) => path[index] === key)),
        problems,
    };
}
function holds(tree, name) {
    const image = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .findImages */ .Mz)(tree, () => true).find((found) => found.path.length === 0);
    return (image?.tagLeaf !== undefined && image.names.some((other) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.familiarName)(other) === (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.familiarName)(name)));
}
function written(tree, name, tag) {
    if (tree?.kind === 'leaf' && typeof tree.value === 'string')
        return `${name}:${tag}`;
    const isRepository = tree?.kind === 'map' && tree.entries.has('repository');
    return { [isRepository ? 'repository' : 'name']: name, tag };
}
/** The first list on the way to a path's end. */
function listBefore(tree, keys) {
    for (let length = 1; length < keys.length; length++) {
        const entry = (0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .entryAt */ ._f)(tree, keys.slice(0, length));
        if (entry?.tree.kind === 'list')
            return entry;
    }
    return undefined;
}
function set(object, keys, value) {
    let map = object;
    for (const key of keys.slice(0, -1)) {
        map[key] = map[key] ?? Object.create(null);
        map = map[key];
    }
    map[keys.at(-1)] = value;
}
function listProblem(path, list) {
    return {
        severity: 'error',
        ...(0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(list.source, list.offset),
        title: 'A values-path leads through a list',
        message: `\`values-path: ${path}\` points into this list, and Helm can only replace lists whole. Name the image in the list itself, with a placeholder as its tag.`,
    };
}


/***/ }),

/***/ 7170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GY: () => (/* binding */ findPlaceholders),
/* harmony export */   IC: () => (/* binding */ imagesOf),
/* harmony export */   KK: () => (/* binding */ unansweredProblem),
/* harmony export */   ZF: () => (/* binding */ answer)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2037);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1977);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(600);
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3860);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6463);






/** The images of the merged values; a string counts as one too where its tag is a placeholder or its name is known. */
function imagesOf(values, placeholders, names = []) {
    const known = new Set([...names].map(_reference_js__WEBPACK_IMPORTED_MODULE_4__.familiarName));
    return (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .findEffective */ .B1)(values, ({ name, tag }) => tag !== undefined && (placeholders.includes(tag) || known.has((0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.familiarName)(name))));
}
/**
 * Every placeholder that Helm would see: as an image's tag, within a longer text behind an image's name, or alone.
 *
 * @param found as `imagesOf` gives it
 */
function findPlaceholders(values, found, placeholders) {
    const { tree } = (0,_merge_js__WEBPACK_IMPORTED_MODULE_3__/* .mergeTrees */ .Md)(values);
    const tags = found.flatMap(({ tagLeaf, tag, path, names }) => {
        if (!tagLeaf || tag === undefined || !placeholders.includes(tag))
            return [];
        const { source, offset } = tagLeaf;
        return [{ source, offset, path, word: tag, names, holder: (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .holderOf */ .Kd)(tagLeaf) }];
    });
    const scalars = new Set(found.map((image) => image.tagLeaf?.scalar));
    const inside = (0,_inside_js__WEBPACK_IMPORTED_MODULE_2__/* .findInside */ .a)(tree, scalars, placeholders).map(({ source, start, path, word, name }) => ({
        source,
        offset: start,
        path,
        word,
        names: [name],
    }));
    const alone = [];
    (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .walk */ .GG)(tree, [], (node, path) => {
        if (node.kind !== 'leaf' || typeof node.value !== 'string' || scalars.has(node.scalar))
            return;
        const word = node.value.trim();
        if (!placeholders.includes(word))
            return;
        alone.push({ source: node.source, offset: node.offset, path, word, names: [], holder: (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .holderOf */ .Kd)(node) });
    });
    return [...tags, ...inside, ...alone];
}
/**
 * The image that a reference means, by any of the names it may have.
 *
 * @param images by their names as `familiarName` gives them
 */
function answer(names, images) {
    for (const name of names) {
        const image = images.get((0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.familiarName)(name));
        if (image !== undefined)
            return image;
    }
    return undefined;
}
/** The error for a placeholder that no image answers. */
function unansweredProblem(placeholder, built) {
    const { source, offset, word } = placeholder;
    const [name] = placeholder.names;
    const image = source.encrypted ? 'An image here' : `\`${name}\``;
    const near = name === undefined || source.encrypted ? '' : (0,_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .didYouMean */ .a)(name, built);
    const message = name === undefined
        ? `\`${word}\` stands here without an image's name beside it. Write \`name\` (or \`repository\`) beside \`tag\`, or \`name:${word}\` as one text; or point the image's \`values-path\` in hub-deploy.yaml here.`
        : `${image} has the tag \`${word}\`, but no image of that name is built here.${near} Add its folder with a Dockerfile, correct the name, or write a fixed tag.`;
    return {
        severity: 'error',
        ...(0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(source, offset),
        title: 'No image answers this placeholder',
        message,
    };
}


/***/ }),

/***/ 2749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ sharedTags)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1977);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2631);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6463);



/** @param concerns whether an image's tag has to be written, so that it matters */
function sharedTags(found, concerns) {
    const users = new Map();
    for (const image of found) {
        if (image.form === 'string' || !image.tagLeaf)
            continue;
        const holder = (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .holderOf */ .Kd)(image.tagLeaf);
        users.set(holder, [...(users.get(holder) ?? []), image]);
    }
    const problems = [];
    const holders = new Set();
    for (const [holder, images] of users) {
        const names = [...new Set(images.map((image) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__.familiarName)(image.names[0])))];
        if (names.length < 2 || !images.some(concerns))
            continue;
        holders.add(holder);
        problems.push(sharedProblem(images[0]?.tagLeaf, names));
    }
    return { problems, holders };
}
function sharedProblem({ source, scalar, offset }, names) {
    const images = source.encrypted ? 'several images' : names.map((name) => `\`${name}\``).join(' and of ');
    return {
        severity: 'error',
        ...(0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(source, scalar?.range?.[0] ?? offset),
        title: 'Several images share this one tag',
        message: `Through an anchor this text is the tag of ${images}, and each image has a tag of its own. Write the tag at each image, without the alias.`,
    };
}


/***/ })

};
