export const id = 7930;
export const ids = [7930];
export const modules = {

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


/***/ })

};
