export const id = 8115;
export const ids = [8115,9666];
export const modules = {

/***/ 9666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GA: () => (/* binding */ instructions),
/* harmony export */   baseOf: () => (/* binding */ baseOf),
/* harmony export */   fT: () => (/* binding */ expand),
/* harmony export */   lM: () => (/* binding */ parseFroms),
/* harmony export */   xe: () => (/* binding */ declare),
/* harmony export */   zP: () => (/* binding */ readFrom)
/* harmony export */ });
/**
 * Finds each image that a Dockerfile names: in FROM, `COPY --from=` and `RUN --mount=from=`. Other stages of the same
 * file and `scratch` are no images and left out.
 *
 * @param text the Dockerfile
 * @param args build args; they count where an ARG before the first FROM declares them
 * @returns in the order of the lines; a reference whose variables have no value keeps an empty text in their place
 */
function parseFroms(text, args = {}) {
    const variables = new Map();
    const stages = new Set();
    const froms = [];
    for (const { name, rest, line } of instructions(text)) {
        if (name === 'ARG' && stages.size === 0)
            declare(rest, args, variables);
        else if (name === 'FROM') {
            const from = readFrom(rest, line, variables);
            if (from && from.reference !== 'scratch' && !stages.has(from.reference.toLowerCase()))
                froms.push(from);
            stages.add(String(stages.size));
            if (from?.alias)
                stages.add(from.alias);
        }
        else if (name === 'COPY' || name === 'ADD' || name === 'RUN') {
            const used = name === 'RUN' ? mountedFrom(rest) : copiedFrom(rest);
            for (const reference of used) {
                if (/^\d+$/.test(reference) || stages.has(reference.toLowerCase()))
                    continue;
                froms.push({ instruction: name === 'RUN' ? 'RUN' : 'COPY', reference, line });
            }
        }
    }
    return froms;
}
/**
 * What the image that a Dockerfile makes is built upon at last: the base of its last stage, or of `target`, through
 * stages that are built upon others.
 *
 * @param args build args; they count where an ARG before the first FROM declares them
 * @returns undefined where that is `scratch`, or nothing
 */
function baseOf(text, args = {}, target) {
    const variables = new Map();
    const stages = new Map();
    let last;
    for (const { name, rest, line } of instructions(text)) {
        if (name === 'ARG' && !last)
            declare(rest, args, variables);
        const from = name === 'FROM' ? readFrom(rest, line, variables) : undefined;
        if (!from)
            continue;
        // A stage's name means what stands above it, so a stage is the base that its own FROM leads to.
        last = stages.get(from.reference.toLowerCase()) ?? from;
        if (from.alias)
            stages.set(from.alias, last);
    }
    const found = target === undefined ? last : stages.get(target.toLowerCase());
    return found && found.reference !== 'scratch' ? found : undefined;
}
/** The instructions, with continued lines joined, comments and the bodies of here-documents left out. */
function* instructions(text) {
    const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
    const mark = escapeCharacter(lines);
    const continued = new RegExp(`${mark === '`' ? '`' : '\\\\'}[ \\t]*$`);
    for (let i = 0; i < lines.length;) {
        const first = i;
        let whole = '';
        for (; i < lines.length; i++) {
            const line = lines[i];
            if (/^\s*#/.test(line) || (whole !== '' && line.trim() === ''))
                continue;
            whole += line.replace(continued, '');
            if (!continued.test(line))
                break;
        }
        i++;
        const found = /^\s*([a-z]+)\s+(.*)$/is.exec(whole);
        if (!found)
            continue;
        const name = found[1].toUpperCase();
        const rest = found[2].trim();
        if (['RUN', 'COPY', 'ADD'].includes(name))
            i = afterHeredocs(lines, i, rest);
        // Comments before an instruction were passed over on the way to it.
        const skipped = lines.slice(first, i).findIndex((line) => !/^\s*(#|$)/.test(line));
        yield { name, rest, line: first + Math.max(skipped, 0) + 1, end: i };
    }
}
/** `# escape=` among the parser directives at the file's very start. */
function escapeCharacter(lines) {
    for (const line of lines) {
        const directive = /^\s*#\s*([a-z]+)\s*=\s*(\S+)\s*$/i.exec(line);
        if (!directive)
            break;
        if (directive[1]?.toLowerCase() === 'escape')
            return directive[2];
    }
    return '\\';
}
/** https://docs.docker.com/reference/dockerfile/#here-documents: a body may hold `from x import y`. */
function afterHeredocs(lines, from, rest) {
    let i = from;
    for (const [, dash, , word] of rest.matchAll(/(?<![<\d])\d?<<(-?)(["']?)([a-zA-Z_][a-zA-Z0-9_.]*)\2/g)) {
        while (i < lines.length && (dash ? lines[i]?.replace(/^\t+/, '') : lines[i]) !== word)
            i++;
        i++;
    }
    return i;
}
/** A FROM instruction; undefined where it names nothing. */
function readFrom(rest, line, variables) {
    const words = rest.split(/\s+/);
    const flags = words.filter((word) => word.startsWith('--'));
    const [image, as, alias] = words.filter((word) => !word.startsWith('--'));
    if (image === undefined)
        return undefined;
    const platform = flags.find((flag) => flag.startsWith('--platform='))?.slice('--platform='.length);
    return {
        instruction: 'FROM',
        reference: expand(image, variables),
        line,
        ...(platform ? { platform: expand(platform, variables) } : {}),
        ...(as?.toUpperCase() === 'AS' && alias ? { alias: alias.toLowerCase() } : {}),
    };
}
function copiedFrom(rest) {
    return flagsOf(rest)
        .filter((flag) => flag.startsWith('--from='))
        .map((flag) => flag.slice('--from='.length));
}
function mountedFrom(rest) {
    return flagsOf(rest)
        .filter((flag) => flag.startsWith('--mount='))
        .flatMap((flag) => flag.slice('--mount='.length).split(','))
        .filter((part) => part.startsWith('from='))
        .map((part) => part.slice('from='.length));
}
/** The `--flag=value` words before the arguments. */
function flagsOf(rest) {
    const words = rest.split(/\s+/);
    const end = words.findIndex((word) => !word.startsWith('--'));
    return words.slice(0, end < 0 ? words.length : end);
}
/** Takes over what an ARG (or ENV, without `args`) sets. */
function declare(rest, args, variables) {
    for (const [, name, , double, single, plain] of rest.matchAll(/([A-Za-z_][A-Za-z0-9_]*)(=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S*)))?/g)) {
        const value = double ?? single ?? plain;
        const given = Object.hasOwn(args, name) ? args[name] : undefined;
        if (given !== undefined)
            variables.set(name, given);
        else if (value !== undefined)
            variables.set(name, single === undefined ? expand(value, variables) : value);
    }
}
/** `$name`, `${name}`, `${name:-word}`, `${name-word}`, `${name:+word}`, `${name+word}`; unset ones are empty. */
function expand(text, variables) {
    const unquoted = text.replace(/^(["'])(.*)\1$/s, '$2');
    return unquoted.replace(/\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?)([-+])([^}]*))?\})/g, (_, bare, braced, colon, operator, word) => {
        const value = variables.get((bare ?? braced));
        const isSet = colon ? value !== undefined && value !== '' : value !== undefined;
        if (operator === '+')
            return isSet ? expand(word, variables) : '';
        if (operator === '-' && !isSet)
            return expand(word, variables);
        return value ?? '';
    });
}


/***/ }),

/***/ 8115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pinIn: () => (/* binding */ pinIn),
/* harmony export */   pipSources: () => (/* binding */ pipSources)
/* harmony export */ });
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9666);

/**
 * Where a Dockerfile's last stage, or `target`, says the version of a Python package: `NAME==5.3.0` in a RUN, also by
 * ARG or ENV, and the files given with `-r`. Pure.
 *
 * @param args build args
 * @returns in the order in which they are installed, so that the last one counts
 */
function pipSources(text, name, args = {}, target) {
    const lines = text.split(/\r?\n/);
    const globals = new Map();
    const stages = new Map();
    let stage;
    for (const { name: instruction, rest, line, end } of (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_0__/* .instructions */ .GA)(text)) {
        if (instruction === 'FROM') {
            const from = (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_0__/* .readFrom */ .zP)(rest, line, globals);
            const below = from && stages.get(from.reference.toLowerCase());
            stage = { found: [...(below?.found ?? [])], variables: new Map(below?.variables) };
            if (from?.alias)
                stages.set(from.alias, stage);
        }
        else if (instruction === 'ARG') {
            // One of before the first FROM is there in a stage that declares it without a value.
            const given = stage && !rest.includes('=') ? { ...Object.fromEntries(globals), ...args } : args;
            (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .xe)(rest, given, stage?.variables ?? globals);
        }
        else if (instruction === 'ENV' && stage)
            (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .xe)(rest, {}, stage.variables);
        else if (instruction === 'RUN' && stage) {
            for (let at = line; at <= end; at++) {
                for (const one of inLine(lines[at - 1] ?? '', name, stage.variables))
                    stage.found.push({ ...one, line: at });
            }
        }
    }
    return (target === undefined ? stage : stages.get(target.toLowerCase()))?.found ?? [];
}
function* inLine(line, name, variables) {
    if (/^\s*#/.test(line))
        return;
    const text = line.replace(/\$(?:\w+|\{[^}]*\})/g, (variable) => (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_0__/* .expand */ .fT)(variable, variables));
    const version = pinIn(text, name);
    if (version !== undefined)
        yield { version };
    for (const [, file] of text.matchAll(/(?:^|\s)(?:-r|--requirements?)(?:\s+|=|(?=[\w./]))["']?([^\s"';&|]+)/g)) {
        if (file)
            yield { requirements: file };
    }
}
/** The version that a line pins a package to, as `==` says it (https://peps.python.org/pep-0440/#version-matching). */
function pinIn(line, name) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const found = new RegExp(`(?<![\\w.-])${escaped}\\s*(?:\\[[^\\]]*\\])?\\s*==\\s*(\\d+\\.\\d+[\\w.+!]*)`, 'i').exec(line);
    return found?.[1]?.replace(/\.$/, '');
}


/***/ })

};
