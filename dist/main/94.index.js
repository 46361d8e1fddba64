export const id = 94;
export const ids = [94];
export const modules = {

/***/ 94:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readConfig: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: ./lib/fleet/scene.js
var scene = __webpack_require__(2596);
// EXTERNAL MODULE: ./lib/fleet/template.js
var template = __webpack_require__(1388);
;// CONCATENATED MODULE: ./lib/fleet/read.js
/**
 * Reading YAML nodes into values that know where they stand. Each `Type` reads, and says what it takes as a JSON
 * schema, so that the parser and the schema cannot disagree.
 */



/** Reports a fault at a node, and is undefined. */
function fault(reading, node, title, message) {
    reading.problems.push({ severity: 'error', ...placeOf(node, reading), title: (0,scene/* shortTitle */.HV)(title), message });
    return undefined;
}
function placeOf(node, reading) {
    const offset = node?.range?.[0];
    if (offset === undefined)
        return { file: reading.file };
    const { line, col } = reading.lines.linePos(offset);
    return { file: reading.file, line, column: col };
}
/** What a node is, for a sentence. */
function isWhat(node) {
    if ((0,dist/* isMap */.jh)(node))
        return 'a mapping';
    if ((0,dist/* isSeq */.oP)(node))
        return 'a list';
    if (!(0,dist/* isScalar */.jn)(node) || node.value === null)
        return 'nothing';
    return typeof node.value === 'string' ? 'a text' : `a ${typeof node.value}`;
}
/** Reports that a node is of another kind than its key takes. */
function wrongKind(type, node, key, reading) {
    const template = bracedTemplate(node);
    if (template !== undefined && takesTexts(type.schema))
        return fault(reading, node, `Write <${template}> instead of {${template}}`, `\`${key}\` takes ${type.words}, and YAML reads {${template}} as a mapping: write \`<${template}>\`.`);
    const isOther = (0,dist/* isScalar */.jn)(node) && node.value !== null && typeof node.value !== 'string';
    const anyText = type.schema.type === 'string' && type.schema.pattern === undefined;
    const quoted = isOther && anyText ? ` Write it in quotes: "${sourceOf(node)}".` : '';
    return fault(reading, node, `${lastOf(key)} cannot be ${isWhat(node)}`, `\`${key}\` takes ${type.words}, and this is ${isWhat(node)}.${quoted}`);
}
/** The template that a person meant by a mapping such as `{hub}`. */
function bracedTemplate(node) {
    if (!(0,dist/* isMap */.jh)(node) || node.items.length !== 1)
        return undefined;
    return template/* TEMPLATES */.QT.find((name) => node.has(name) && !node.get(name));
}
function takesTexts({ type, oneOf }) {
    return type === 'string' || (Array.isArray(oneOf) && oneOf.some(takesTexts));
}
function lastOf(key) {
    return key.slice(key.lastIndexOf('.') + 1);
}
/** The node itself, or what an alias stands for. */
function resolved(node, reading) {
    if ((0,dist/* isAlias */.Vj)(node))
        return reading.aliases.get(node) ?? null;
    return node ?? null;
}
/** The text of a scalar as it was written: `3.10` stays `3.10`. */
function sourceOf(node) {
    if (!(0,dist/* isScalar */.jn)(node) || node.value === null)
        return undefined;
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

;// CONCATENATED MODULE: ./lib/fleet/read-lists.js


function list(words, item, least = 0) {
    const type = {
        words,
        schema: { type: 'array', items: item.schema, ...(least > 0 ? { minItems: least } : {}) },
        read(node, key, reading) {
            if (!(0,dist/* isSeq */.oP)(node) || node.items.length < least)
                return wrongKind(type, node, key, reading);
            return node.items.flatMap((one, index) => {
                const value = item.read(resolved(one, reading), `${key}[${index}]`, reading);
                return value === undefined ? [] : [{ value, place: placeOf(one, reading) }];
            });
        },
    };
    return type;
}
/** A list, or one item that stands for a list of it. */
function oneOrList(words, item) {
    const many = list(words, item);
    return {
        words,
        schema: { oneOf: [item.schema, many.schema] },
        read(node, key, reading) {
            if ((0,dist/* isSeq */.oP)(node))
                return many.read(node, key, reading);
            const value = item.read(node, key, reading);
            return value === undefined ? undefined : [{ value, place: placeOf(node, reading) }];
        },
    };
}
/** The first type whose kind fits decides, by `picks`; none: `words` says what is wanted. */
function either(words, ...options) {
    const type = {
        words,
        schema: { oneOf: options.map((option) => option.type.schema) },
        read(node, key, reading) {
            const option = bracedTemplate(node) ? undefined : options.find(({ picks }) => picks(node));
            return option ? option.type.read(node, key, reading) : wrongKind(type, node, key, reading);
        },
    };
    return type;
}
/** Whether a node is a mapping that has a key. */
function hasKey(name) {
    return (node) => (0,dist/* isMap */.jh)(node) && node.has(name);
}
const isMapping = (node) => (0,dist/* isMap */.jh)(node);
const isWord = (node) => (0,dist/* isScalar */.jn)(node) && node.value !== null;
const isList = (node) => (0,dist/* isSeq */.oP)(node);
/** Makes one value of another; `make` may report a fault through `fail`. */
function then(type, make) {
    return {
        words: type.words,
        schema: type.schema,
        read(node, key, reading) {
            const value = type.read(node, key, reading);
            const fail = (message) => fault(reading, node, `${lastOf(key)}: ${type.words} is wanted`, `\`${key}\`: ${message}`);
            return value === undefined ? undefined : make(value, fail);
        },
    };
}
/** The values of a list without their places. */
function plain(type) {
    return then(type, (items) => items.map((item) => item.value));
}

// EXTERNAL MODULE: ./lib/nearest.js
var nearest = __webpack_require__(2037);
;// CONCATENATED MODULE: ./lib/fleet/read-maps.js



/** A map with names of the team's own. `name`: what is wrong with one. */
function map(words, item, name) {
    const type = {
        words,
        schema: { type: 'object', additionalProperties: item.schema },
        read(node, key, reading) {
            if (!(0,dist/* isMap */.jh)(node))
                return wrongKind(type, node, key, reading);
            return node.items.flatMap((pair) => {
                const written = nameOf(pair, key, reading);
                if (written === undefined)
                    return [];
                const wrong = name(written);
                if (wrong)
                    fault(reading, pair.key, `${written.slice(0, 30)} cannot be a name here`, `\`${key}\`: ${wrong}`);
                const value = item.read(resolved(pair.value, reading), `${key}.${written}`, reading);
                return value === undefined ? [] : [{ name: written, value, place: placeOf(pair.key, reading) }];
            });
        },
    };
    return type;
}
/** Where an empty value stands for an empty object: `prod:`. */
function orNothing(item) {
    return {
        words: item.words,
        schema: { oneOf: [item.schema, { type: 'null' }] },
        read(node, key, reading) {
            if (node === null || ((0,dist/* isScalar */.jn)(node) && node.value === null))
                return {};
            return item.read(node, key, reading);
        },
    };
}
const key = (type, says) => ({ type, says });
const needed = (type, says) => ({ type, says, needed: true });
/** A map with known keys. `elsewhere`: for a key that belongs to another section, the name of that section. */
function object(words, shape, elsewhere) {
    const names = Object.keys(shape);
    const needed = names.filter((name) => shape[name]?.needed);
    const type = {
        words,
        schema: {
            title: words,
            type: 'object',
            additionalProperties: false,
            properties: Object.fromEntries(names.map((name) => [name, { description: shape[name]?.says, ...shape[name]?.type.schema }])),
            ...(needed.length > 0 ? { required: needed } : {}),
        },
        read(node, key, reading) {
            if (!(0,dist/* isMap */.jh)(node))
                return wrongKind(type, node, key, reading);
            const found = {};
            const before = reading.problems.length;
            for (const pair of node.items) {
                const name = nameOf(pair, key, reading);
                if (name === undefined)
                    continue;
                const known = Object.hasOwn(shape, name) ? shape[name] : undefined;
                if (!known) {
                    unknownKey(name, pair.key, key, names, words, elsewhere, reading);
                    continue;
                }
                const value = known.type.read(resolved(pair.value, reading), joined(key, name), reading);
                if (value !== undefined)
                    found[name] = { value, place: placeOf(pair.key, reading) };
            }
            const missing = needed.filter((name) => !found[name]);
            if (missing.length === 0)
                return found;
            // A key that is there and wrong has been told.
            if (reading.problems.length > before)
                return undefined;
            return fault(reading, node, `${lastOf(key)} lacks ${missing.join(', ')}`, `\`${key}\` is ${words} and needs \`${missing.join('`, `')}\`.`);
        },
    };
    return type;
}
function joined(key, name) {
    return key === '' ? name : `${key}.${name}`;
}
function unknownKey(name, node, key, names, words, elsewhere, reading) {
    const home = elsewhere?.(name);
    const advice = name === '<<'
        ? ' Merge keys are not read; aliases (`*name`) are.'
        : home
            ? ` It is a key of ${home}.`
            : (0,nearest/* didYouMean */.a)(name, names) || ` The keys are ${names.map((one) => `\`${one}\``).join(', ')}.`;
    fault(reading, node, `Unknown key ${name.slice(0, 40)}`, `\`${joined(key, name)}\` is no key of ${words}.${advice}`);
}
/** The name of a pair as it was written; a number is written as a name often enough. */
function nameOf(pair, key, reading) {
    const name = sourceOf(resolved(pair.key, reading));
    if (name !== undefined)
        return name;
    return fault(reading, pair.key, 'A key must be a text', `\`${key}\` has a key that is ${isWhat(pair.key)}.`);
}
/** Any mapping, as plain data. */
const anyMap = {
    words: 'a mapping of values',
    schema: { type: 'object' },
    read(node, key, reading) {
        if (!(0,dist/* isMap */.jh)(node))
            return wrongKind(anyMap, node, key, reading);
        try {
            return node.toJS(reading.document);
        }
        catch (error) {
            // `yaml` refuses aliases that would blow up.
            return fault(reading, node, `${lastOf(key)} cannot be read`, `\`${key}\`: ${error.message}.`);
        }
    },
};

;// CONCATENATED MODULE: ./lib/fleet/read-scalars.js



/** A text in which `check` finds no fault; it may also tidy it. */
function read_scalars_text(words, check) {
    const type = {
        words,
        schema: { type: 'string' },
        read(node, key, reading) {
            if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'string')
                return wrongKind(type, node, key, reading);
            const checked = check ? check(node.value) : node.value;
            if (typeof checked === 'string')
                return checked;
            return fault(reading, node, `${lastOf(key)}: ${words} is wanted`, `\`${key}\`: ${checked.fault}`);
        },
    };
    return type;
}
/** As `text`, and numbers and booleans as they are written. */
function word(words, inner) {
    const type = {
        words,
        schema: { type: ['string', 'number', 'boolean'] },
        read(node, key, reading) {
            if ((0,dist/* isScalar */.jn)(node) && node.value !== null && typeof node.value !== 'string')
                return sourceOf(node);
            return inner.read(node, key, reading);
        },
    };
    return type;
}
function choice(...choices) {
    const words = `one of ${choices.map((name) => `\`${name}\``).join(', ')}`;
    const type = {
        words,
        schema: { enum: choices },
        read(node, key, reading) {
            const found = choices.find((name) => (0,dist/* isScalar */.jn)(node) && node.value === name);
            if (found !== undefined)
                return found;
            const written = sourceOf(node);
            if (written === undefined)
                return wrongKind(type, node, key, reading);
            return fault(reading, node, `${lastOf(key)} cannot be ${written.slice(0, 30)}`, `\`${key}\` is ${words}.${(0,nearest/* didYouMean */.a)(written, choices)}`);
        },
    };
    return type;
}
const bool = {
    words: '`true` or `false`',
    schema: { type: 'boolean' },
    read(node, key, reading) {
        return (0,dist/* isScalar */.jn)(node) && typeof node.value === 'boolean'
            ? node.value
            : wrongKind(bool, node, key, reading);
    },
};
const count = {
    words: 'a whole number from 1',
    schema: { type: 'integer', minimum: 1 },
    read(node, key, reading) {
        const value = (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
        return typeof value === 'number' && Number.isInteger(value) && value >= 1
            ? value
            : wrongKind(count, node, key, reading);
    },
};

// EXTERNAL MODULE: ./lib/fleet/origins.js
var origins = __webpack_require__(2039);
// EXTERNAL MODULE: ./lib/fleet/names.js
var names = __webpack_require__(5992);
;// CONCATENATED MODULE: ./lib/fleet/texts.js
/** The texts of hub-deploy.yaml: templates, paths, programs with their arguments, durations, names. */







const RELEASE_TEMPLATES = ['hub', 'env', 'cluster'];
/** What is wrong with a text's templates. */
function templateFault(written, allowed) {
    const braces = /\{(hub|env|cluster|image)\}/.exec(written)?.[1];
    if (braces !== undefined)
        return `write \`<${braces}>\` instead of \`{${braces}}\`.`;
    for (const name of (0,template/* templatesIn */.bU)(written)) {
        if (allowed.includes(name))
            continue;
        if (template/* TEMPLATES */.QT.includes(name))
            return `\`<${name}>\` has no meaning here.`;
        return `\`<${name}>\` is no template.${(0,nearest/* didYouMean */.a)(name, template/* TEMPLATES */.QT)} There are \`<hub>\`, \`<env>\`, \`<cluster>\` and, for images, \`<image>\`.`;
    }
    return undefined;
}
const texts_template = (words, allowed = RELEASE_TEMPLATES) => read_scalars_text(words, (written) => {
    if (written === '')
        return { fault: 'this text is empty.' };
    const wrong = templateFault(written, allowed);
    return wrong === undefined ? written : { fault: wrong };
});
/** A path from the ops repo's root, tidied: no `./`, no slash at its end. */
const path = (words, allowed = RELEASE_TEMPLATES) => then(texts_template(words, allowed), (written, fail) => {
    const tidy = written.replace(/^(\.\/)+/, '').replace(/\/+$/, '') || '.';
    if (written.startsWith('/') || tidy.split('/').includes('..') || tidy.includes('\\'))
        return fail("paths are written from the ops repo's root, with `/`, and stay inside it.");
    return tidy;
});
const argv = (allowed = RELEASE_TEMPLATES) => plain(list('a list of a program and its arguments', word('an argument', texts_template('an argument', allowed)), 1));
const globs = plain(list('a list of globs', path('a glob')));
const plainName = read_scalars_text('a name');
const duration = {
    words: 'a duration such as `10m`, `90s` or `1h30m`',
    schema: { type: 'string', pattern: '^([0-9]+h)?([0-9]+m)?([0-9]+s)?$', minLength: 2 },
    read(node, key, reading) {
        const written = isWord(node) ? sourceOf(node) : undefined;
        if (written === undefined)
            return wrongKind(duration, node, key, reading);
        const [whole, hours, minutes, seconds] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(written) ?? [];
        const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
        if (whole && total > 0)
            return total;
        return fault(reading, node, `${written.slice(0, 30)} is no duration`, `\`${key}\` is ${duration.words}, and \`${written}\` is none.`);
    },
};
/** Strings of any content by name: build args, named contexts. */
const strings = (words, item) => map(words, item, () => undefined);
const nameRule = (name) => {
    const wrong = (0,names/* nameFault */.IY)(name);
    return wrong && `\`${name}\` ${wrong}.`;
};
/** A name, or the one template that stands for all others. */
const nameOr = (template) => (name) => name === template ? undefined : nameRule(name);

;// CONCATENATED MODULE: ./lib/fleet/source-keys.js




const CHART_KEYS = {
    repository: {
        repository: needed(texts_template('the URL of a chart repository'), 'The URL of a chart repository.'),
        name: needed(texts_template("the chart's name"), "The chart's name there."),
        version: needed(texts_template("the chart's version"), "The chart's exact version."),
    },
    oci: {
        oci: needed(texts_template('an oci:// reference'), 'An `oci://` reference without its version.'),
        version: needed(texts_template("the chart's version"), "The chart's exact version."),
    },
    local: {
        path: needed(path("the chart's folder"), "The chart's folder."),
        'chart-yaml': key(path('a file'), "Another Chart.yaml to use in the place of the chart's own."),
    },
};
const given = (located) => located.value;
const chart = either('a folder, `{repository, name, version}`, `{oci, version}` or `{path, chart-yaml}`', {
    picks: hasKey('repository'),
    type: then(object('a chart from a repository', CHART_KEYS.repository), (made) => ({
        kind: 'repository',
        repository: given(made.repository),
        name: given(made.name),
        version: given(made.version),
        origins: (0,origins/* placesOf */.e)(made),
    })),
}, {
    picks: hasKey('oci'),
    type: then(object('a chart from a registry', CHART_KEYS.oci), (made, fail) => {
        const oci = given(made.oci);
        if (!oci.startsWith('oci://'))
            return fail(`\`oci\` begins with \`oci://\`: write \`oci://${oci}\`.`);
        return { kind: 'oci', oci, version: given(made.version), origins: (0,origins/* placesOf */.e)(made) };
    }),
}, {
    picks: isMapping,
    type: then(object('a local chart', CHART_KEYS.local), (made) => ({
        kind: 'local',
        path: given(made.path),
        ...(made['chart-yaml'] ? { chartYaml: made['chart-yaml'].value } : {}),
        origins: (0,origins/* placesOf */.e)(made),
    })),
}, { picks: isWord, type: then(path("the chart's folder"), (path) => ({ kind: 'local', path })) });
const VALUES_KEYS = {
    command: {
        command: needed(argv(), 'A program and its arguments; what it prints is the values.'),
        watch: key(globs, 'The files that it reads: a change of them is a change of the hub.'),
    },
    inline: { inline: needed(anyMap, 'The values themselves.') },
};
const valuesItem = either('a path, `path?`, a glob, `{command, watch}` or `{inline}`', {
    picks: hasKey('inline'),
    type: then(object('inline values', VALUES_KEYS.inline), (made) => ({
        kind: 'inline',
        values: given(made.inline),
    })),
}, {
    picks: isMapping,
    type: then(object('values from a command', VALUES_KEYS.command), (made) => ({
        kind: 'command',
        argv: given(made.command),
        watch: made.watch?.value ?? [],
        origins: (0,origins/* placesOf */.e)(made),
    })),
}, {
    picks: isWord,
    type: then(path('a path'), (written) => {
        const optional = written.endsWith('?');
        return { kind: 'file', path: optional ? written.slice(0, -1) : written, optional };
    }),
});

;// CONCATENATED MODULE: ./lib/fleet/keys.js
/**
 * The keys of hub-deploy.yaml: one table, from which the file is read and its JSON schema is made. source-keys.ts has
 * those of charts and values.
 */






// --- Steps ----------------------------------------------------------------------------------------------------
const STEP_KEYS = {
    run: needed(argv(), 'A program and its arguments, run in a private, decrypted copy of the repo.'),
    watch: key(globs, 'The files that it reads: a change of them is a change of the hub.'),
    attempts: key(count, 'How often to try. Default: 1.'),
    timeout: key(duration, 'How long one attempt may take. Default: 10m.'),
    when: key(choice('success', 'always'), 'Run only while all goes well (default), or always.'),
    environments: key(list('a list of environments', plainName), 'Only for hubs of these environments. Default: all.'),
};
const steps = list('a list of steps', object('a step', STEP_KEYS));
// --- Images ---------------------------------------------------------------------------------------------------
const IMAGE_KEYS = {
    name: key(texts_template('a repository name', template/* TEMPLATES */.QT), 'The repository name it is pushed to, without a tag. Default for `user` and `hub`: what stands beside the placeholder.'),
    context: key(path('a folder', template/* TEMPLATES */.QT), 'The build context. With `<hub>`: an image for each hub that has the folder.'),
    dockerfile: key(path('a file', template/* TEMPLATES */.QT), "The Dockerfile's path from the repo's root. Default: `Dockerfile` in the context."),
    target: key(texts_template('a stage', template/* TEMPLATES */.QT), 'The stage of the Dockerfile to build.'),
    args: key(strings('a map of build args', word('a text', texts_template('a text', template/* TEMPLATES */.QT))), 'Build args by name.'),
    platforms: key(plain(list('a list of platforms', read_scalars_text('a platform'))), "Such as `linux/amd64`. Default: the builder's own."),
    contexts: key(strings('a map of named contexts', texts_template('a folder or reference', template/* TEMPLATES */.QT)), 'Named extra contexts: a folder of the repo, or a reference with a scheme (`docker-image://…`).'),
    secrets: key(plain(list('a list of build secrets', texts_template('a build secret', template/* TEMPLATES */.QT))), "Build secrets in docker's own words: `id=token,env=TOKEN`."),
    'values-path': key(plain(oneOrList('a path of keys or a list of them', read_scalars_text('a path of keys'))), 'Where in the values to write name and tag even if they name no image: `jupyterhub.singleuser.image`.'),
    test: key(argv(template/* TEMPLATES */.QT), 'A program and its arguments, run in the built image before it is pushed.'),
    epoch: key(word('a text', read_scalars_text('a text')), 'Any text; another one rebuilds the image.'),
    'track-bases': key(bool, 'Rebuild when the images behind the FROM lines change.'),
};
const keys_images = map('a map of images', object('an image', IMAGE_KEYS), nameOr('<image>'));
// --- Releases -------------------------------------------------------------------------------------------------
const RELEASE_KEYS = {
    chart: key(chart, 'The chart: a folder of the repo, one of a chart repository, or one of a registry.'),
    values: key(list('a list of values', valuesItem), 'In order, later ones win. `path?` may be absent, a glob stands for its matches, sorted.'),
    release: key(texts_template('a release name'), "The Helm release's name. Default: `<hub>`."),
    namespace: key(texts_template('a namespace'), "Default: the release's name."),
    cluster: key(texts_template('a cluster'), 'Default: what `<cluster>` captured, or the only cluster.'),
    environment: key(plainName, 'Default: what `<env>` captured.'),
    branches: key(plain(list('a list of branches', read_scalars_text('a branch'))), 'Globs; pushes to other branches only plan. Default: the default branch.'),
    'github-environment': key(texts_template('a GitHub environment'), 'Its reviewers, secrets and Deployments apply.'),
    before: key(steps, 'Steps before the upgrade.'),
    after: key(steps, 'Steps after the rollout; one that fails means not proved.'),
    crds: key(choice('install', 'apply', 'skip'), "`install`: Helm's way (default). `apply`: server-side, before the upgrade."),
    timeout: key(duration, 'How long Helm and the rollout may take. Default: 10m.'),
    hold: key(read_scalars_text('a text'), 'A reason not to deploy: shown, and deployed only with force.'),
    'on-drift': key(choice('report', 'redeploy'), 'What to do about a release that was changed by hand. Default: report.'),
    'max-impact': key(choice('none', 'hub-restart', 'proxy-restart'), 'Refuse a greater impact on people without force.'),
    'health-check': key(bool, 'Ask the hub for its health after the rollout. Default: if the release has a hub.'),
    url: key(texts_template('a URL'), 'Default: from the ingress.'),
    images: key(keys_images, 'Any key of an image again.'),
};
const ENVIRONMENT_KEYS = (() => {
    const { environment: _, ...keys } = RELEASE_KEYS;
    return {
        ...keys,
        gate: key(choice('cluster', 'fleet', 'none'), 'What a failure spares: later environments on that cluster (default), everywhere, or nothing.'),
    };
})();
const EXTRA_CHART_KEYS = {
    ...RELEASE_KEYS,
    clusters: key(either('`all` or a list of clusters', { picks: isWord, type: choice('all') }, { picks: isList, type: list('a list of clusters', plainName) }), '`all`, or a list. Default: `cluster`.'),
    order: key(choice('before', 'after'), "Before its cluster's hubs (default; a failure spares them) or after them."),
};
// --- Clusters -------------------------------------------------------------------------------------------------
const CLUSTER = ['cluster'];
const clusterText = (words) => texts_template(words, CLUSTER);
const LOGIN_KEYS = {
    gke: {
        project: needed(clusterText('a project'), 'The Google Cloud project.'),
        location: needed(clusterText('a region or zone'), 'Region or zone.'),
        name: key(clusterText('a name'), "The cluster's name there. Default: its name here."),
    },
    eks: {
        region: needed(clusterText('a region'), 'The AWS region.'),
        name: key(clusterText('a name'), "The cluster's name there. Default: its name here."),
        role: key(clusterText('a role'), 'The ARN of the role to take.'),
    },
    aks: {
        'resource-group': needed(clusterText('a resource group'), 'The Azure resource group.'),
        name: key(clusterText('a name'), "The cluster's name there. Default: its name here."),
    },
};
const CLUSTER_KEYS = {
    kubeconfig: key(path('a file', CLUSTER), 'A kubeconfig file of the repo; it may be encrypted.'),
    context: key(clusterText('a context'), 'The context of the kubeconfig.'),
    gke: key(object('a GKE cluster', LOGIN_KEYS.gke), 'Google Kubernetes Engine.'),
    eks: key(object('an EKS cluster', LOGIN_KEYS.eks), 'Amazon Elastic Kubernetes Service.'),
    aks: key(object('an AKS cluster', LOGIN_KEYS.aks), 'Azure Kubernetes Service.'),
    credentials: key(path('a file', CLUSTER), "An encrypted key file for the cloud's login. Default: OIDC in the job."),
    parallel: key(count, 'How many Helms may run at once. Default: 4.'),
    hold: key(read_scalars_text('a text'), 'A reason not to deploy to this cluster.'),
};
// --- The file -------------------------------------------------------------------------------------------------
const home = (name) => {
    if (name === 'gate')
        return 'an environment';
    if (name === 'clusters' || name === 'order')
        return 'a chart under `charts`';
    if (Object.hasOwn(TOP_ONLY_KEYS, name))
        return "the file's top level";
    if (Object.hasOwn(IMAGE_KEYS, name))
        return 'an image under `images`';
    if (Object.hasOwn(CLUSTER_KEYS, name))
        return 'a cluster under `clusters`';
    return undefined;
};
const release = object('a hub', RELEASE_KEYS, home);
const environment = object('an environment', ENVIRONMENT_KEYS, home);
const extraChart = object('a chart', EXTRA_CHART_KEYS, home);
const cluster = object('a cluster', CLUSTER_KEYS, home);
const TOP_ONLY_KEYS = {
    discover: key(oneOrList('a path or a list of them', path('a path')), 'Each file that matches is a hub. Default: `hub-charts/<hub>/Chart.yaml`.'),
    exclude: key(oneOrList('a glob or a list of them', path('a glob')), 'Files that `discover` passes over.'),
    hubs: key(map('a map of hubs', orNothing(release), (name) => ((0,template/* isGlob */.fg)(name) ? undefined : hubKeyFault(name))), 'What single hubs need otherwise, by name or glob; with `/`: `cluster/hub`. The last that matches wins.'),
    environments: key(map('a map of environments', orNothing(environment), nameRule), 'Deployed in this order; the first is the canary of the next.'),
    clusters: key(map('a map of clusters', orNothing(cluster), nameOr('<cluster>')), 'How to log in to each cluster; `<cluster>` stands for every one.'),
    charts: key(map('a map of charts', orNothing(extraChart), nameRule), 'Releases that are not hubs.'),
    placeholder: key(plain(oneOrList('a word or a list of them', read_scalars_text('a word'))), 'Tags that hub-deploy replaces. Default: `set-on-deployment`.'),
    'validate-values': key(list('a list of files', path('a file', [])), 'Stand in for encrypted values that cannot be read, on pull requests.'),
    setup: key(argv([]), 'Run once in each job that validates or deploys: installs tools.'),
};
function hubKeyFault(name) {
    const wrong = name
        .split('/')
        .map(nameRule)
        .find((fault) => fault !== undefined);
    return wrong ?? (name.split('/').length > 2 ? `\`${name}\`: write \`hub\` or \`cluster/hub\`.` : undefined);
}
const TOP_KEYS = { ...TOP_ONLY_KEYS, ...RELEASE_KEYS };
const file = object('this file', TOP_KEYS, home);

;// CONCATENATED MODULE: ./lib/fleet/config.js




/**
 * Reads the text of a hub-deploy.yaml.
 *
 * @param name the file's path, for problems
 * @throws ProblemError with every error of form that it has: YAML, unknown keys, values of another kind
 */
function readConfig(text, name) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines });
    const problems = document.errors.map((error) => syntaxProblem(text, name, error));
    const aliases = followAliases(document, (alias, message) => problems.push(syntaxProblem(text, name, { message, pos: alias.range ?? [0, 0] })));
    if (problems.length > 0)
        throw new problem/* ProblemError */.M(...problems);
    const reading = { file: name, document, aliases, lines, problems };
    const root = document.contents;
    const empty = root === null || ((0,dist/* isScalar */.jn)(root) && root.value === null);
    if (!empty && !(0,dist/* isMap */.jh)(root))
        fault(reading, root, 'Not a mapping', `${name} is a mapping of keys, and this is ${isWhat(root)}.`);
    const config = empty ? {} : (0,dist/* isMap */.jh)(root) ? file.read(root, '', reading) : undefined;
    if (problems.length > 0 || config === undefined)
        throw new problem/* ProblemError */.M(...problems);
    return config;
}
/** What each alias stands for, found in one walk: a long list of values is one anchor and many aliases. */
function followAliases(document, wrong) {
    const anchors = new Map();
    const aliases = new Map();
    (0,dist/* visit */.YR)(document, {
        Value(_key, node) {
            if (node.anchor)
                anchors.set(node.anchor, node);
        },
        Alias(_key, alias, path) {
            const target = anchors.get(alias.source);
            if (target === undefined)
                wrong(alias, `No anchor \`&${alias.source}\` stands before \`*${alias.source}\``);
            else if (path.includes(target))
                wrong(alias, `\`*${alias.source}\` stands inside what it stands for`);
            else
                aliases.set(alias, target);
        },
    });
    return aliases;
}
function syntaxProblem(text, name, error) {
    const before = text.slice(0, error.pos[0] ?? 0).split('\n');
    const line = text.split('\n')[before.length - 1] ?? '';
    const placed = {
        severity: 'error',
        file: name,
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
    };
    if (error.code === 'MULTIPLE_DOCS')
        return {
            ...placed,
            title: 'A second document',
            message: `${name} is one document: take the line \`---\` and what is not to be read away.`,
        };
    const braces = /\{(hub|env|cluster|image)\}/.exec(line)?.[1];
    const advice = braces ? ` Write \`<${braces}>\` instead of \`{${braces}}\`.` : '';
    return {
        ...placed,
        title: 'Not YAML',
        message: `${error.message.split(' at line ')[0]}.${advice}`,
    };
}


/***/ })

};
