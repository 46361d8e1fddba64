export const id = 5522;
export const ids = [5522];
export const modules = {

/***/ 7692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CK: () => (/* binding */ lfsObjectPath),
/* harmony export */   FW: () => (/* binding */ lfsPointer),
/* harmony export */   VM: () => (/* binding */ isGitCrypt),
/* harmony export */   qZ: () => (/* binding */ LFS_POINTER_LIMIT)
/* harmony export */ });
/** A pointer is smaller than this (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
const LFS_POINTER_LIMIT = 1024;
/** Reads a Git LFS pointer; undefined where the content is none. */
function lfsPointer(content) {
    if (content.length >= LFS_POINTER_LIMIT)
        return undefined;
    const text = content.toString('latin1');
    if (!text.startsWith('version https://git-lfs.github.com/spec/v1\n'))
        return undefined;
    const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
    const bytes = /^size ([0-9]+)$/m.exec(text)?.[1];
    return sha256 && bytes ? { sha256, bytes: Number(bytes) } : undefined;
}
/** Where Git LFS keeps a downloaded file, below `.git/lfs/objects`. */
function lfsObjectPath(pointer) {
    return `${pointer.sha256.slice(0, 2)}/${pointer.sha256.slice(2, 4)}/${pointer.sha256}`;
}
/** True for a file that git-crypt has encrypted (https://github.com/AGWA/git-crypt: its header is \0GITCRYPT\0). */
function isGitCrypt(content) {
    return content.subarray(0, 10).toString('latin1') === '\0GITCRYPT\0';
}


/***/ }),

/***/ 5522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contextProblems: () => (/* binding */ contextProblems),
/* harmony export */   unreadableNames: () => (/* binding */ unreadableNames)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _fleet_git_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8316);
/* harmony import */ var _fleet_pointers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7692);




/**
 * Names what stands in an image's context but must not be built: a submodule or a Git LFS file that is not checked
 * out, a file that git-crypt has encrypted, one whose name is not UTF-8. Contents are read only where some .gitattributes speaks of such files.
 *
 * @param directory a folder of the checkout
 * @param tags of the images that will be built
 */
async function contextProblems(directory, tree, tags) {
    const files = new Set();
    for (const tag of tags)
        for (const file of tag.files)
            files.add(file);
    const submodules = [...files].filter((file) => tree.entries.get(file)?.mode === '160000');
    const hasFilters = await attributesName(tree, /\bfilter=(?:lfs|git-crypt)/);
    const badNames = unreadableNames(tree, files);
    if (submodules.length === 0 && !hasFilters)
        return badNames;
    const { root, gitFolder } = await (0,_fleet_git_js__WEBPACK_IMPORTED_MODULE_2__/* .foldersOfGit */ .$5)(directory);
    const lfsObjects = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(gitFolder, 'lfs', 'objects');
    const isHere = (path) => root !== undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path, '.git'));
    return [
        ...badNames,
        ...submodules.filter((path) => !isHere(path)).map(submoduleMissing),
        ...(hasFilters ? await filteredFiles(tree, [...files], lfsObjects) : []),
    ];
}
/** An error for each of these files whose name is not UTF-8: what is made from it would lack it. */
function unreadableNames(tree, files) {
    return [...files].filter((file) => tree.entries.get(file)?.notUtf8).map(badName);
}
function badName(file) {
    return {
        severity: 'error',
        title: 'A file name is not UTF-8',
        message: `The name of ${file} holds bytes that are not UTF-8 (shown as \\x…), and other machines would not find it. Rename it, or keep it out of the image by .dockerignore and out of the chart's folder.`,
        file,
    };
}
async function attributesName(tree, what) {
    const paths = [...tree.entries.keys()].filter((path) => /(?:^|\/)\.gitattributes$/.test(path));
    return (await tree.read(paths)).some((content) => what.test(content?.toString('utf8') ?? ''));
}
async function filteredFiles(tree, files, lfsObjects) {
    const contents = await tree.read(files);
    return files.flatMap((file, i) => {
        const content = contents[i];
        if (!content)
            return [];
        if ((0,_fleet_pointers_js__WEBPACK_IMPORTED_MODULE_3__/* .isGitCrypt */ .VM)(content))
            return [encrypted(file)];
        const pointer = (0,_fleet_pointers_js__WEBPACK_IMPORTED_MODULE_3__/* .lfsPointer */ .FW)(content);
        return pointer && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(lfsObjects, (0,_fleet_pointers_js__WEBPACK_IMPORTED_MODULE_3__/* .lfsObjectPath */ .CK)(pointer))) ? [lfsMissing(file)] : [];
    });
}
function submoduleMissing(file) {
    return {
        severity: 'error',
        title: 'A submodule is not checked out',
        message: `${file} is a submodule inside an image's context, and its files are not here. Check out with \`submodules: true\`, or name it in .dockerignore.`,
        file,
    };
}
function lfsMissing(file) {
    return {
        severity: 'error',
        title: 'A Git LFS file is not checked out',
        message: `${file} is a Git LFS pointer inside an image's context, and its content is not here. Check out with \`lfs: true\`, or name it in .dockerignore.`,
        file,
    };
}
function encrypted(file) {
    return {
        severity: 'error',
        title: 'An encrypted file in an image',
        message: `${file} is encrypted by git-crypt and stands inside an image's context; whoever pulls the image could read it if it were decrypted, and it is no use as it is. Name it in .dockerignore, and give the build its secrets by \`secrets\`.`,
        file,
    };
}


/***/ })

};
