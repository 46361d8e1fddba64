export const id = 3767;
export const ids = [3767];
export const modules = {

/***/ 3767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nameClashes: () => (/* binding */ nameClashes)
/* harmony export */ });
/* harmony import */ var _fleet_folders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3017);
/* harmony import */ var _fleet_shared_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8382);


/**
 * Images that are pushed to one name and made from different contexts: a reference by that name means either of them,
 * so a hub would get the other's. Mostly a hub's folders were copied, and the name in its values was not changed.
 *
 * @param wanted those that this run is about, with their names; they are held against the whole fleet
 * @returns an error for each of them that shares its name, at the line that names it
 */
async function nameClashes(of, wanted) {
    const { familiarName } = await __webpack_require__.e(/* import() */ 6463).then(__webpack_require__.bind(__webpack_require__, 6463));
    const names = new Set(wanted.map(({ name }) => familiarName(name)));
    const owners = new Map();
    for (const [image, name] of await namesNear(of, names, new Map(wanted.map((one) => [one.image.key, one.name])))) {
        const key = familiarName(name);
        owners.set(key, [...(owners.get(key) ?? []), image]);
    }
    const problems = await Promise.all(wanted.map(async ({ image, name }) => {
        const others = (owners.get(familiarName(name)) ?? []).filter((other) => isOther(of, image, other));
        return others.length > 0 ? [await clash(of, image, name, others)] : [];
    }));
    return problems.flat();
}
function isOther({ tags }, image, other) {
    if (image.key === other.key)
        return false;
    return image.context !== other.context || tags.get(image.key)?.tag !== tags.get(other.key)?.tag;
}
/** The fleet's images that may have one of these names: only values that hold such a name as text are parsed. */
async function namesNear({ tree, fleet, values }, names, known) {
    const follow = await (0,_fleet_folders_js__WEBPACK_IMPORTED_MODULE_0__/* .linksOf */ .hP)(tree);
    const hubs = fleet.hubs.map((hub) => ({ hub, files: (0,_fleet_shared_images_js__WEBPACK_IMPORTED_MODULE_1__/* .valuesFiles */ .oK)(hub, follow) }));
    const files = [...new Set(hubs.flatMap((one) => one.files))].filter((file) => tree.entries.has(file));
    const contents = await tree.read(files);
    const naming = new Set(files.filter((_, i) => [...names].some((name) => contents[i]?.includes(name))));
    const keys = new Set(hubs.flatMap((one) => (one.files.some((file) => naming.has(file)) ? one.hub.images : [])));
    const near = fleet.images.filter((image) => image.name !== undefined || keys.has(image.key));
    const found = await Promise.all(near.map((image) => known.get(image.key) ?? values.nameOf(image)));
    return near.flatMap((image, i) => {
        const name = found[i];
        return name ? [[image, name]] : [];
    });
}
async function clash(of, image, name, others) {
    const hub = of.fleet.hubs.find(({ images }) => images.includes(image.key));
    const place = image.name === undefined && hub ? await placeOfName(of, hub, name) : undefined;
    return {
        severity: 'error',
        ...(place ?? image.declaredAt),
        title: 'Two images have one name',
        message: `${image.key} (${image.context}) is pushed to ${name}, and so is ${others.map(({ key, context }) => `${key} (${context})`).join(' and ')}: which of them a hub gets could not be told. Give each a name of its own, or let them share one context.`,
        ...(hub ? { hub: hub.id } : {}),
    };
}
async function placeOfName({ values }, hub, name) {
    const { locateImage } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6430)]).then(__webpack_require__.bind(__webpack_require__, 6430));
    return locateImage((await values.of(hub)).values, name);
}


/***/ })

};
