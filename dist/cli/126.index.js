export const id = 126;
export const ids = [126];
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
    const isBuilt = images.has((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .familiarName */ .hG)(name));
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

/***/ 5126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkValues: () => (/* binding */ checkValues)
/* harmony export */ });
/* harmony import */ var _check_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9318);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1977);
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3860);
/* harmony import */ var _overlay_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5906);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7170);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6463);
/* harmony import */ var _shared_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2749);







/**
 * What is wrong with the image references of a release's values, each at its line.
 *
 * Errors are a placeholder that no image answers; at `singleuser.image` and `hub.image`: `latest`, a tag without a name
 * or a name without a tag, a tag that is no text; one tag text shared by several images; and what Helm cannot read.
 * Elsewhere a tag that is `latest` or no text is a warning, on changed lines only. Templates such as `{value}` are fine.
 */
function checkValues(values, options) {
    const { placeholders } = options;
    const { tree, problems } = (0,_merge_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeTrees */ .Md)(values);
    const images = new Map(options.images.map((image) => [(0,_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .familiarName */ .hG)(image.name), image.name]));
    const names = [...images.values()];
    const written = options.images.flatMap(({ valuesPath }) => (valuesPath ?? []).map(_overlay_js__WEBPACK_IMPORTED_MODULE_3__/* .splitPath */ .U));
    const isWritten = (path) => written.some((keys) => keys.every((key, index) => path[index] === key));
    const found = (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .imagesOf */ .IC)(values, placeholders, names).filter(({ path }) => !isWritten(path));
    const shared = (0,_shared_js__WEBPACK_IMPORTED_MODULE_6__/* .sharedTags */ .R)(found, ({ names, tag }) => (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .answer */ .ZF)(names, images) !== undefined && (tag === undefined || placeholders.includes(tag)));
    const places = Object.values(_check_image_js__WEBPACK_IMPORTED_MODULE_0__/* .HUB_IMAGES */ .HE)
        .map((keys) => [...options.jupyterhubPath, ...keys])
        .filter((path) => !isWritten(path));
    const isHubImage = (path) => places.some((place) => isSame(place, path));
    const unanswered = (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .findPlaceholders */ .GY)(values, found, placeholders).filter(({ names, path, holder }) => (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .answer */ .ZF)(names, images) === undefined &&
        !shared.holders.has(holder) &&
        !isWritten(path) &&
        // A tag without a name there has an error of its own.
        !(names.length === 0 && isHubImage(path.slice(0, -1))));
    const elsewhere = options.changedLines ? found.filter(({ path }) => !isHubImage(path)) : [];
    return [
        ...problems,
        ...places.flatMap((path) => (0,_check_image_js__WEBPACK_IMPORTED_MODULE_0__/* .checkHubImage */ .Rn)(tree, path, images, placeholders)),
        ...unanswered.map((placeholder) => (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .unansweredProblem */ .KK)(placeholder, names)),
        ...shared.problems,
        ...[...elsewhere.flatMap(_check_image_js__WEBPACK_IMPORTED_MODULE_0__/* .checkElsewhere */ .xO), ...severalDocuments(values)].filter(({ file, line }) => options.changedLines?.(file, line)),
    ];
}
function isSame(a, b) {
    return a.length === b.length && a.every((key, index) => key === b[index]);
}
function severalDocuments(values) {
    if (!(0,_merge_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSeveralDocuments */ .Lx)(values))
        return [];
    return values.flatMap((source) => {
        const second = (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .parseValues */ .Q)(source).documents[1];
        if (!second)
            return [];
        return [
            {
                severity: 'warning',
                ...(0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$)(source, second.range[0]),
                title: 'A second document in a values file',
                message: 'Helm 3 reads only the first document of a values file, Helm 4 merges them all. Make it one document, without `---`.',
            },
        ];
    });
}


/***/ }),

/***/ 5906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ splitPath),
/* harmony export */   Y: () => (/* binding */ overlayAt)
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
    return (image?.tagLeaf !== undefined && image.names.some((other) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .familiarName */ .hG)(other) === (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .familiarName */ .hG)(name)));
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
        const names = [...new Set(images.map((image) => (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .familiarName */ .hG)(image.names[0])))];
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
