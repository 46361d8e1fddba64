export const id = 6463;
export const ids = [6463];
export const modules = {

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
