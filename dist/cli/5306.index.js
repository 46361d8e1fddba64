export const id = 5306;
export const ids = [5306,7930];
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

/***/ 5306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   imageNames: () => (/* binding */ imageNames)
/* harmony export */ });
/* harmony import */ var _check_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9318);
/* harmony import */ var _own_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7930);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7170);



/**
 * The names that images have by default: those that stand beside a placeholder, or else beside a tag of our own form,
 * which `--write` put in its place.
 *
 * @param jupyterhubPath the keys under which the jupyterhub chart's values stand; where nothing is found there,
 *   `singleuser.image` and `hub.image` under any parent count
 * @returns `user` for the one at `singleuser.image`, `hub` for the one at `hub.image`, and each name by itself
 */
function imageNames(values, placeholders, jupyterhubPath) {
    const written = (0,_own_tags_js__WEBPACK_IMPORTED_MODULE_2__/* .ownTagsIn */ .f)(values);
    const named = namesBeside(values, placeholders, jupyterhubPath);
    return written.length === 0 ? named : new Map([...namesBeside(values, written, jupyterhubPath), ...named]);
}
function namesBeside(values, placeholders, jupyterhubPath) {
    const names = new Map();
    const anywhere = new Map();
    for (const placeholder of (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_1__/* .findPlaceholders */ .GY)(values, (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_1__/* .imagesOf */ .IC)(values, placeholders), placeholders)) {
        const [name] = placeholder.names;
        if (name === undefined)
            continue;
        if (!names.has(name))
            names.set(name, name);
        const path = placeholder.path.join('\0');
        for (const [kind, keys] of Object.entries(_check_image_js__WEBPACK_IMPORTED_MODULE_0__/* .HUB_IMAGES */ .HE)) {
            if (path === [...jupyterhubPath, ...keys].join('\0'))
                names.set(kind, name);
            if (`\0${path}`.endsWith(`\0${keys.join('\0')}`) && !anywhere.has(kind))
                anywhere.set(kind, name);
        }
    }
    for (const [kind, name] of anywhere)
        if (!names.has(kind))
            names.set(kind, name);
    return names;
}


/***/ }),

/***/ 7930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OWN_TAG: () => (/* binding */ OWN_TAG),
/* harmony export */   f: () => (/* binding */ ownTagsIn)
/* harmony export */ });
/** A tag of hub-deploy's own form, with or without a digest. */
const OWN_TAG = /^h[0-9a-f]{12}(?:@sha256:[0-9a-f]{64})?$/;
const ANYWHERE = /\b(h[0-9a-f]{12})(@sha256:[0-9a-f]{64})?(?!\w)/g;
/** The tags of our own form that values hold, wherever they stand: `--write` wrote them before. */
function ownTagsIn(values) {
    const found = new Set();
    for (const { text } of values) {
        for (const [whole, tag = ''] of text.matchAll(ANYWHERE))
            found.add(whole).add(tag);
    }
    return [...found];
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


/***/ })

};
