export const id = 306;
export const ids = [306];
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

/***/ 5306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   imageNames: () => (/* binding */ imageNames)
/* harmony export */ });
/* harmony import */ var _check_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9318);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7170);


/**
 * The names that images have by default: those that stand beside a placeholder.
 *
 * @param jupyterhubPath the keys under which the jupyterhub chart's values stand; where nothing is found there,
 *   `singleuser.image` and `hub.image` under any parent count
 * @returns `user` for the one at `singleuser.image`, `hub` for the one at `hub.image`, and each name by itself
 */
function imageNames(values, placeholders, jupyterhubPath) {
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


/***/ })

};
