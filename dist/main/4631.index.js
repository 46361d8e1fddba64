export const id = 4631;
export const ids = [4631];
export const modules = {

/***/ 8945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ CONVENTION)
/* harmony export */ });
/** What holds where nothing else is said: an ops repo of this layout needs no configuration. */
const CONVENTION = {
    discover: { value: [{ value: 'hub-charts/<hub>/Chart.yaml' }] },
    chart: { value: { kind: 'local', path: 'hub-charts/<hub>' } },
    values: { value: [{ value: { kind: 'file', path: 'secrets/<hub>.yaml', optional: true } }] },
    release: { value: '<hub>' },
    images: {
        value: [
            { name: 'user', value: { context: { value: 'user-images/<hub>' } } },
            { name: 'hub', value: { context: { value: 'hub-images/<hub>' } } },
        ],
    },
    placeholder: { value: ['set-on-deployment'] },
};


/***/ }),

/***/ 6392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CJ: () => (/* binding */ baseLayers),
/* harmony export */   Er: () => (/* binding */ TAKEN_BY_CHARTS),
/* harmony export */   L: () => (/* binding */ environmentLayer),
/* harmony export */   Qz: () => (/* binding */ checkEnvironment),
/* harmony export */   Up: () => (/* binding */ pick),
/* harmony export */   ZJ: () => (/* binding */ onlyCluster),
/* harmony export */   zc: () => (/* binding */ checkCluster)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2037);
/* harmony import */ var _convention_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8945);
/* harmony import */ var _scene_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2596);



/** The value of the last layer that has a key. */
function pick(layers, key) {
    for (let at = layers.length - 1; at >= 0; at--) {
        const found = layers[at]?.[key];
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/**
 * Every key of a release, and whether a chart that is no hub takes it from the top level and its environment: where and
 * when it is deployed, but not what.
 */
const TAKEN_BY_CHARTS = {
    chart: false,
    values: false,
    release: false,
    namespace: false,
    cluster: true,
    environment: false,
    branches: true,
    'github-environment': true,
    before: false,
    after: false,
    crds: false,
    timeout: true,
    hold: false,
    'on-drift': true,
    'max-impact': false,
    'health-check': false,
    url: false,
    images: false,
};
/** The convention and the top level: what every hub begins with. */
function baseLayers({ config }) {
    return [_convention_js__WEBPACK_IMPORTED_MODULE_0__/* .CONVENTION */ .O, config];
}
/** What an environment says, if it is declared. */
function environmentLayer({ config }, name) {
    const entry = config.environments?.value.find((one) => one.name === name);
    return entry ? [entry.value] : [];
}
function checkEnvironment(scene, name, place) {
    const names = scene.config.environments?.value.map((entry) => entry.name);
    if (!names || names.includes(name))
        return;
    scene.faults.wrong(place, `No environment ${name}`, `\`${name}\` is not under \`environments\`.${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .a)(name, names)} There are ${(0,_scene_js__WEBPACK_IMPORTED_MODULE_1__/* .some */ .zN)(names)}.`);
}
/** The cluster of hubs that name none: the one that is declared, the nameless one where none is. */
function onlyCluster({ config }) {
    const names = config.clusters?.value.map((entry) => entry.name) ?? [];
    if (names.length === 0)
        return '';
    return names.length === 1 && names[0] !== '<cluster>' ? names[0] : undefined;
}
/** Whether a cluster may be named so; an error at the place if not. */
function checkCluster(scene, name, place) {
    const names = scene.config.clusters?.value.map((entry) => entry.name) ?? [];
    if (names.length === 0 || names.includes(name) || names.includes('<cluster>'))
        return true;
    scene.faults.wrong(place, `No cluster ${name}`, `\`${name}\` is not under \`clusters\`.${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .a)(name, names)} There are ${(0,_scene_js__WEBPACK_IMPORTED_MODULE_1__/* .some */ .zN)(names)}.`);
    return false;
}


/***/ }),

/***/ 7012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadFleet: () => (/* binding */ loadFleet)
});

// EXTERNAL MODULE: ./lib/problem.js
var problem = __webpack_require__(7748);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/nearest.js
var nearest = __webpack_require__(2037);
;// CONCATENATED MODULE: ./lib/fleet/missing.js


/** The error about a file that the configuration names and the commit does not have, with the nearest one there is. */
function missingFile(scene, path, what, place) {
    const folder = external_node_path_.posix.dirname(path);
    const beside = [];
    const namesakes = [];
    for (const other of scene.listing.paths) {
        if (external_node_path_.posix.dirname(other) === folder)
            beside.push(other);
        else if (external_node_path_.posix.basename(other) === external_node_path_.posix.basename(path))
            namesakes.push(other);
    }
    const near = (0,nearest/* nearest */.p)(path, beside) ?? (0,nearest/* nearest */.p)(path, namesakes);
    const git = ' Paths are from the root of the ops repo, and only files that git knows count.';
    return {
        severity: 'error',
        ...(place ?? { file: scene.file }),
        title: `No file ${path}`,
        message: `${what} is \`${path}\`, and this commit has no such file.${near ? ` Did you mean \`${near}\`?` : git}`,
    };
}

// EXTERNAL MODULE: ./lib/fleet/origins.js
var origins = __webpack_require__(2039);
// EXTERNAL MODULE: ./lib/fleet/scene.js
var fleet_scene = __webpack_require__(2596);
;// CONCATENATED MODULE: ./lib/fleet/clusters.js



const LOGINS = ['kubeconfig', 'gke', 'eks', 'aks'];
const DEFAULT_PARALLEL = 4;
/**
 * A cluster as `<cluster>` and its own entry describe it, key by key, the later one winning. How to log in is one
 * choice: an entry that makes it replaces an earlier one's, and `credentials` belongs to a cloud's login.
 */
function makeCluster(scene, name) {
    const entries = (scene.config.clusters?.value ?? []).filter((entry) => entry.name === '<cluster>' || entry.name === name);
    const keys = entries.reduce((sum, { value, name }) => merge(scene, name, sum, value), {});
    const fill = (0,fleet_scene/* inserter */.T4)(scene, name, { cluster: name });
    const text = (key) => {
        const written = keys[key];
        if (!written)
            return {};
        const value = key === 'hold' ? written.value : fill(written.value, written.place);
        const isFile = key === 'kubeconfig' || key === 'credentials';
        if (isFile && !scene.listing.has(value))
            scene.faults.tell(missingFile(scene, value, `\`${key}\` of the cluster \`${name}\``, written.place));
        return { [key]: value };
    };
    return {
        name,
        ...(keys.kubeconfig ? text('kubeconfig') : keys.gke || keys.eks || keys.aks ? text('credentials') : {}),
        ...text('context'),
        ...text('hold'),
        ...logins(keys, name, fill),
        parallel: keys.parallel?.value ?? DEFAULT_PARALLEL,
        ...(entries.length > 0 ? { origins: originsOf(keys) } : {}),
    };
}
/** A login's own keys are `gke.project`, `eks.region` ... */
function originsOf(keys) {
    const all = { ...(0,origins/* placesOf */.e)(keys) };
    for (const login of LOGINS) {
        const written = login === 'kubeconfig' ? undefined : keys[login];
        for (const [key, place] of Object.entries((0,origins/* placesOf */.e)(written?.value ?? {})))
            all[`${login}.${key}`] = place;
    }
    return all;
}
function merge(scene, name, earlier, later) {
    const chosen = LOGINS.filter((login) => later[login]);
    if (chosen.length > 1)
        scene.faults.wrong(later[chosen[1] ?? 'gke']?.place, `${name} has two logins`, `\`clusters.${name}\` says both \`${chosen.join('` and `')}\`: keep the one to log in with.`);
    if (chosen.length === 0)
        return { ...earlier, ...later };
    const { kubeconfig: _k, gke: _g, eks: _e, aks: _a, ...rest } = earlier;
    return { ...rest, ...later };
}
function logins({ gke, eks, aks }, cluster, fill) {
    const value = (written) => written ? fill(written.value, written.place) : cluster;
    if (gke)
        return {
            gke: {
                project: value(gke.value.project),
                location: value(gke.value.location),
                name: value(gke.value.name),
            },
        };
    if (eks) {
        const { role } = eks.value;
        return {
            eks: {
                region: value(eks.value.region),
                name: value(eks.value.name),
                ...(role ? { role: value(role) } : {}),
            },
        };
    }
    if (aks)
        return { aks: { 'resource-group': value(aks.value['resource-group']), name: value(aks.value.name) } };
    return {};
}

;// CONCATENATED MODULE: ./lib/fleet/draft.js
/** What the templates of a release stand for. */
function valuesOf({ name, cluster, environment }) {
    return { hub: name, ...(environment ? { env: environment } : {}), ...(cluster ? { cluster } : {}) };
}

// EXTERNAL MODULE: ./lib/fleet/layers.js
var fleet_layers = __webpack_require__(6392);
// EXTERNAL MODULE: ./lib/fleet/template.js
var template = __webpack_require__(1388);
;// CONCATENATED MODULE: ./lib/fleet/kinds.js


/** The kinds of images that hold for every hub. */
function baseKinds(scene) {
    return kindsOf((0,fleet_layers/* baseLayers */.CJ)(scene), Number.POSITIVE_INFINITY);
}
/**
 * Makes the finder of a release's kinds that are not everybody's; of a chart that is no hub, only what it says itself.
 * Hubs of the same layers have the same.
 */
function ownKindsFinder(scene, base) {
    const shared = (0,fleet_layers/* baseLayers */.CJ)(scene);
    const known = new Map();
    return ({ kind: of, layers }) => {
        const found = known.get(layers);
        if (found)
            return found;
        const own = layers.slice(shared.length).filter((layer) => layer.images);
        const kinds = own.length > 0 ? kindsOf([...shared, ...own], shared.length) : base;
        const mine = kinds.filter((kind) => (of === 'hub' ? kind.perHub : kind.own));
        known.set(layers, mine);
        return mine;
    };
}
/** Merges what layers say of images, key by key. `own`: the layers from there on speak of this hub alone. */
function kindsOf(layers, own) {
    const kinds = new Map();
    layers.forEach((layer, index) => {
        for (const { name, value } of layer.images?.value ?? []) {
            const earlier = kinds.get(name);
            kinds.set(name, {
                keys: { ...earlier?.keys, ...value },
                own: (earlier?.own ?? false) || index >= own,
            });
        }
    });
    return Array.from(kinds, ([name, { keys, own }]) => ({
        name,
        keys,
        own,
        perHub: own || hasHubTemplate(keys),
    }));
}
function hasHubTemplate({ name, context, dockerfile, target, args, contexts, secrets, test, }) {
    const texts = [name, context, dockerfile, target].flatMap((located) => located?.value ?? []);
    for (const named of [args, contexts])
        texts.push(...(named?.value ?? []).map(({ value }) => value));
    texts.push(...(secrets?.value ?? []), ...(test?.value ?? []));
    return texts.some((text) => (0,template/* templatesIn */.bU)(text).some((name) => name !== 'image'));
}

// EXTERNAL MODULE: ./lib/fleet/names.js
var names = __webpack_require__(5992);
;// CONCATENATED MODULE: ./lib/fleet/contexts.js







/**
 * Makes the images of a fleet: of each kind one a hub, one a folder, or one for all. Hubs of one name (in several
 * environments, say) share an image unless something makes theirs differ.
 */
function makeImages(scene, hubs, charts) {
    const base = baseKinds(scene);
    const shared = new Map();
    const groups = new Map();
    for (const kind of base)
        if (!kind.perHub)
            for (const made of makeKind(scene, kind, base, {}))
                shared.set(made.kind, { key: made.kind, ...made });
    const ownKinds = ownKindsFinder(scene, base);
    for (const draft of [...hubs, ...charts]) {
        const values = valuesOf(draft);
        for (const kind of ownKinds(draft))
            for (const made of makeKind(scene, kind, base, values))
                addToGroup(groups, made, draft);
    }
    sayUnused(scene, base, [...shared.keys(), ...[...groups.values()].flat().map(({ made }) => made.kind)]);
    const images = keyed([...groups.values()].flat());
    const own = new Map();
    for (const { image, members } of images)
        for (const member of members) {
            const keys = own.get(member);
            if (keys)
                keys.push(image.key);
            else
                own.set(member, [image.key]);
        }
    const sharedKeys = [...shared.keys()];
    return {
        images: [...images.map(({ image }) => image), ...shared.values()].sort((a, b) => a.key < b.key ? -1 : 1),
        keysOf: (draft) => {
            const keys = own.get(draft) ?? [];
            if (sharedKeys.length === 0)
                return keys;
            const kinds = new Set(keys.map((key) => key.split('/')[0]));
            return [...keys, ...sharedKeys.filter((key) => !kinds.has(key))];
        },
    };
}
/** An entry without a context adds to a folder's image, so there must be such a folder. */
function sayUnused(scene, kinds, made) {
    for (const { name, keys } of kinds)
        if (name !== '<image>' &&
            !keys.context &&
            !made.includes(name) &&
            kinds.some((one) => one.name === '<image>'))
            scene.faults.wrong(firstPlace(keys), `No folder for the image ${name}`, `\`images.${name}\` has no \`context\`, and \`images.<image>\` finds no folder of that name.${(0,nearest/* didYouMean */.a)(name, made)}`);
}
/** The images of one kind for one hub, or for all: none, one, or with `<image>` one a folder. */
function makeKind(scene, kind, all, values) {
    if (kind.name === '<image>')
        return makeFolders(scene, kind, all, values);
    const folders = all.find(({ name }) => name === '<image>');
    if (kind.keys.context)
        return makeNamed(scene, kind, values);
    // Without a context it adds to a folder's image: for all hubs that is made with the folders.
    if (folders && !kind.own)
        return [];
    if (folders)
        return makeNamed(scene, { ...kind, keys: { ...folders.keys, ...kind.keys } }, { ...values, image: kind.name });
    const names = all.filter(({ keys }) => keys.context).map(({ name }) => name);
    scene.faults.wrong(firstPlace(kind.keys), `${kind.name} has no context`, `\`images.${kind.name}\` needs a \`context\`: the folder that it is built from.${(0,nearest/* didYouMean */.a)(kind.name, names)}`);
    return [];
}
/** A context with `<hub>` is of the hubs that have the folder; one that is named must be there. */
function makeNamed(scene, kind, values) {
    const made = makeImage(scene, kind, kind.name, values);
    if (made && scene.listing.has(made.dockerfile))
        return [made];
    if (made && (kind.own || !kind.perHub))
        scene.faults.tell(missingFile(scene, made.dockerfile, `The Dockerfile of the image \`${kind.name}\``, kind.keys.context?.place));
    return [];
}
/** One image for each folder that `<image>` captures; an entry of the folder's own name adds to it. */
function makeFolders(scene, kind, all, values) {
    const { context } = kind.keys;
    if (!context?.value.includes('<image>')) {
        scene.faults.wrong(context?.place ?? firstPlace(kind.keys), 'The context needs <image>', '`images.<image>` is one image for each folder that its `context` matches: write `<image>` where the name stands.');
        return [];
    }
    const where = (0,template/* pattern */.T1)((0,fleet_scene/* inserter */.T4)(scene, '<image>', { ...values, image: '<image>' })(context.value, context.place), scene.compile);
    const found = [];
    for (const folder of scene.listing.folders) {
        const image = (0,template/* capture */.Fg)(where, folder, (name, text, whole) => name === 'image' && (whole || /^[a-z0-9-]+$/.test(text)))?.image;
        if (image === undefined)
            continue;
        const own = all.find(({ name }) => name === image);
        const keys = own ? { ...kind.keys, ...written(own.keys) } : kind.keys;
        const made = makeImage(scene, { ...kind, keys }, image, { ...values, image });
        if (!made || !scene.listing.has(made.dockerfile))
            continue;
        if (isAllowed(scene, image, made.dockerfile))
            found.push(made);
    }
    return found;
}
/** What the configuration says, and not the convention: a folder `hub` has nothing to do with `hub-images/<hub>`. */
function written(keys) {
    return Object.fromEntries(Object.entries(keys).filter(([, located]) => located?.place));
}
function isAllowed(scene, image, file) {
    const wrong = (0,names/* nameFault */.IY)(image);
    if (wrong)
        scene.faults.tell({
            severity: 'error',
            file,
            title: `${image.slice(0, 30)} cannot be the name of an image`,
            message: `\`${image}\` ${wrong}. ${names/* NAME_RULE */.$h} Rename the folder.`,
        });
    return !wrong;
}
function makeImage(scene, { keys, perHub }, kind, values) {
    const fill = (0,fleet_scene/* inserter */.T4)(scene, values.hub ?? kind, values);
    const put = (text, of) => fill(text, keys[of]?.place);
    const context = put(keys.context?.value ?? '', 'context');
    if (!keys.name && kind !== 'user' && kind !== 'hub') {
        scene.faults.wrong(keys.context?.place, `${kind} has no name`, `\`images.${kind}\` needs a \`name\`: the repository that it is pushed to. (Only \`user\` and \`hub\` have a place in the values where the name is known to stand.)`);
        return undefined;
    }
    const beside = context === '.' ? 'Dockerfile' : `${context}/Dockerfile`;
    const dockerfile = keys.dockerfile ? put(keys.dockerfile.value, 'dockerfile') : beside;
    const { args, contexts, secrets, test, name, target, epoch } = keys;
    const place = !perHub && values.image === undefined ? keys.context?.place : undefined;
    const named = filled(contexts, fill);
    if (contexts)
        checkContexts(scene, kind, named, contexts.value);
    return {
        kind,
        ...(name ? { name: put(name.value, 'name') } : undefined),
        context,
        dockerfile,
        ...(target ? { target: put(target.value, 'target') } : undefined),
        args: filled(args, fill),
        platforms: keys.platforms?.value ?? EMPTY,
        contexts: named,
        secrets: secrets ? secrets.value.map((text) => put(text, 'secrets')) : EMPTY,
        valuesPath: keys['values-path']?.value ?? EMPTY,
        ...(test ? { test: test.value.map((text) => put(text, 'test')) } : undefined),
        ...(epoch ? { epoch: epoch.value } : undefined),
        trackBases: keys['track-bases']?.value ?? false,
        declaredAt: place ?? { file: dockerfile },
    };
}
const NONE = {};
const EMPTY = [];
function filled(texts, fill) {
    if (!texts)
        return NONE;
    return Object.fromEntries(texts.value.map(({ name, value, place }) => [name, fill(value, place)]));
}
/** A named context is a folder of the repo, or has a scheme (`docker-image://`, `oci-layout://`, `https://`). */
function checkContexts(scene, kind, contexts, written) {
    for (const { name, place } of written) {
        const folder = contexts[name] ?? '';
        if (!folder.includes('://') && !folder.includes('<') && !scene.listing.isFolder(folder))
            scene.faults.tell(missingFile(scene, folder, `The context \`${name}\` of the image \`${kind}\``, place));
    }
}
function firstPlace(keys) {
    return Object.values(keys).find((located) => located?.place)?.place;
}
/** Groups equal images: those of one Dockerfile are compared, which most hubs have for themselves. */
function addToGroup(groups, made, member) {
    const bucket = `${made.kind} ${made.dockerfile}`;
    const like = groups.get(bucket);
    const same = like?.find((group) => JSON.stringify(group.made) === JSON.stringify(made));
    if (same) {
        same.members.push(member);
        return;
    }
    const group = { made, short: `${made.kind}/${member.name}`, members: [member] };
    if (like)
        like.push(group);
    else
        groups.set(bucket, [group]);
}
/** Gives each its key: the kind and the hub, with what tells apart hubs of one name before it where they differ. */
function keyed(groups) {
    const taken = new Map();
    for (const { short } of groups)
        taken.set(short, (taken.get(short) ?? 0) + 1);
    return groups.map(({ made, short, members }) => {
        const [first] = members;
        const parts = () => [made.kind, first?.cluster, first?.environment, first?.name];
        const key = taken.get(short) === 1 ? short : parts().filter(Boolean).join('/');
        const isOne = members.every(({ name }) => name === first?.name);
        return { image: isOne && first ? { key, ...made, hub: first.name } : { key, ...made }, members };
    });
}

// EXTERNAL MODULE: ./lib/fleet/convention.js
var convention = __webpack_require__(8945);
;// CONCATENATED MODULE: ./lib/fleet/discover.js



/**
 * Finds the hubs. Without `discover` the convention's files are hubs; where there are none, `hubs` is the list
 * (so is it with `discover: []`).
 */
function discoverHubs(scene) {
    const { config, faults } = scene;
    const written = config.discover?.value ?? convention/* CONVENTION */.O.discover.value;
    const patterns = written.flatMap(({ value, place }) => {
        if (value.includes('<hub>'))
            return [(0,template/* pattern */.T1)(value, scene.compile)];
        faults.wrong(place, 'discover needs <hub>', `\`${value}\` does not say where the hub's name stands: write \`<hub>\`.`);
        return [];
    });
    const found = matchFiles(scene, patterns);
    if (config.discover ? written.length > 0 : found.hubs.length + found.refused.size > 0 || !config.hubs)
        return { ...found, listed: new Set(), patterns };
    return { ...listHubs(config.hubs?.value ?? []), refused: new Set(), patterns: [] };
}
function matchFiles(scene, patterns) {
    const excluded = (scene.config.exclude?.value ?? []).map(({ value }) => scene.compile(value));
    const may = captureRule(scene);
    const hubs = new Map();
    const refused = new Set();
    for (const path of scene.listing.paths) {
        for (const one of patterns) {
            const values = (0,template/* capture */.Fg)(one, path, may);
            if (!values || excluded.some((matches) => matches(path)))
                continue;
            const declared = declare(scene, path, values);
            if (!declared)
                refused.add(values.hub ?? '');
            else {
                const key = `${declared.cluster ?? ''}/${declared.env ?? ''}/${declared.hub}`;
                if (!hubs.has(key))
                    hubs.set(key, declared);
            }
            break;
        }
    }
    return { hubs: [...hubs.values()], refused };
}
function declare(scene, path, values) {
    const { hub = '', env, cluster } = values;
    const wrong = (0,names/* nameFault */.IY)(hub);
    if (wrong === undefined)
        return { hub, place: { file: path }, ...(env ? { env } : {}), ...(cluster ? { cluster } : {}) };
    scene.faults.tell({
        severity: 'error',
        file: path,
        title: `${hub.slice(0, 30)} cannot be the name of a hub`,
        message: `\`${hub}\` ${wrong}. ${names/* NAME_RULE */.$h} Rename the folder; or, if it is no hub, list the file under \`exclude\` in ${scene.file}.`,
    });
    return undefined;
}
/**
 * A hub's name that is a whole folder's is captured whatever it is, so that a name that is not allowed is said and
 * not passed over; `<env>` and `<cluster>` capture only what is declared, where they are declared.
 */
function captureRule({ config }) {
    const environments = namesOf(config.environments?.value);
    const clusters = namesOf(config.clusters?.value.filter(({ name }) => name !== '<cluster>'));
    const declared = { env: environments, cluster: clusters, hub: undefined, image: undefined };
    return (name, text, whole) => {
        const names = declared[name];
        if (names)
            return names.has(text);
        return (whole && (name === 'hub' || name === 'image')) || /^[a-z0-9-]+$/.test(text);
    };
}
function namesOf(entries) {
    return entries && entries.length > 0 ? new Set(entries.map(({ name }) => name)) : undefined;
}
/** The plain names under `hubs`; one that a `cluster/hub` has already listed only changes that hub. */
function listHubs(entries) {
    const names = entries.filter(({ name }) => !(0,template/* isGlob */.fg)(name));
    const onCluster = new Set(names.flatMap(({ name }) => (name.includes('/') ? [name.split('/')[1]] : [])));
    const listed = names.filter(({ name }) => !onCluster.has(name));
    return {
        listed: new Set(listed.map(({ name }) => name)),
        hubs: listed.map(({ name, place }) => {
            const [first = '', second] = name.split('/');
            const at = place ?? { file: '' };
            return second === undefined ? { hub: first, place: at } : { hub: second, cluster: first, place: at };
        }),
    };
}

;// CONCATENATED MODULE: ./lib/fleet/extra-charts.js



/**
 * The releases that are not hubs, one for each of their clusters. In which environment one is deployed follows from the
 * hubs that it goes before or after on its cluster, unless it says so itself.
 *
 * @param clusters the names of all clusters that are declared or that hubs are on
 */
function placeCharts(scene, hubs, environments, clusters) {
    return (scene.config.charts?.value ?? []).flatMap((entry) => clustersOf(scene, entry, clusters).map((cluster) => {
        const order = entry.value.order?.value ?? 'before';
        const environment = environmentOf(scene, entry.value, order, cluster, hubs, environments);
        return {
            kind: 'chart',
            name: entry.name,
            cluster,
            environment,
            // As many as `baseLayers` has: the convention has nothing for a chart.
            layers: [{}, taken(scene.config), ...(0,fleet_layers/* environmentLayer */.L)(scene, environment).map(taken), entry.value],
            place: entry.place ?? { file: scene.file },
            own: (0,origins/* placesOf */.e)({ cluster: clusterAt(entry.value, cluster), order: entry.value.order }),
            order,
        };
    }));
}
/** Where `clusters` says so: its line in the list, or `all`. */
function clusterAt({ clusters }, cluster) {
    const named = Array.isArray(clusters?.value) ? clusters.value : [];
    return named.find(({ value }) => value === cluster) ?? clusters;
}
/** The keys that a chart takes from a layer that speaks of hubs. */
function taken(layer) {
    const names = Object.keys(layer);
    return Object.fromEntries(names.filter((name) => fleet_layers/* TAKEN_BY_CHARTS */.Er[name]).map((name) => [name, layer[name]]));
}
function clustersOf(scene, entry, all) {
    const said = entry.value.clusters;
    if (said?.value === 'all')
        return all;
    if (said)
        return said.value.flatMap(({ value, place }) => ((0,fleet_layers/* checkCluster */.zc)(scene, value, place) ? [value] : []));
    const written = (0,fleet_layers/* pick */.Up)([scene.config, entry.value], 'cluster');
    // A top level's `cluster: <hub>` says nothing of a chart.
    const meant = written && !(written === scene.config.cluster && written.value.includes('<hub>')) ? written : undefined;
    const name = meant
        ? (0,fleet_scene/* inserter */.T4)(scene, entry.name, { hub: entry.name })(meant.value, meant.place)
        : ((0,fleet_layers/* onlyCluster */.ZJ)(scene) ?? (all.length === 1 ? all[0] : undefined));
    if (name === undefined)
        scene.faults.wrong(entry.place, `${entry.name} is on no cluster`, `There are several clusters: write \`clusters: all\`, a list of them, or \`cluster\` for \`charts.${entry.name}\`.`);
    return name !== undefined && (0,fleet_layers/* checkCluster */.zc)(scene, name, meant?.place ?? entry.place) ? [name] : [];
}
function environmentOf(scene, chart, order, cluster, hubs, environments) {
    if (chart.environment) {
        (0,fleet_layers/* checkEnvironment */.Qz)(scene, chart.environment.value, chart.environment.place);
        return chart.environment.value;
    }
    const used = new Set(hubs.flatMap((hub) => (hub.cluster === cluster ? [hub.environment] : [])));
    const inOrder = environments.map(({ name }) => name).filter((name) => used.has(name));
    const beside = order === 'before' ? inOrder[0] : inOrder.at(-1);
    return beside ?? scene.config.environment?.value ?? environments[0]?.name ?? '';
}

// EXTERNAL MODULE: ./lib/fleet/folders.js
var folders = __webpack_require__(3017);
;// CONCATENATED MODULE: ./lib/fleet/listing.js

/** Lists a tree. Its symbolic links, if it has any, are read in one go. */
async function listTree(tree) {
    const links = await readLinks(tree);
    const real = (path) => (links.size === 0 ? path : withoutLinks(path, links));
    const folderAt = (folder) => {
        const path = real(folder);
        return path === '.' ? '' : path;
    };
    let paths;
    return {
        get paths() {
            paths ??= [...tree.entries.keys(), ...behindLinks(tree, links)];
            return paths;
        },
        get folders() {
            return (0,folders/* foldersOf */.pd)(tree).keys();
        },
        has: (path) => tree.entries.has(path) || (links.size > 0 && tree.entries.has(real(path))),
        isFolder: (path) => (0,folders/* foldersOf */.pd)(tree).has(folderAt(path)),
        fileOf: (folder) => (0,folders/* foldersOf */.pd)(tree).get(folderAt(folder))?.[0]?.path,
    };
}
/** Where each symbolic link ends up in the tree; those that lead out of it are left out. */
async function readLinks(tree) {
    const paths = [];
    for (const { path, mode } of tree.entries.values())
        if (mode === '120000')
            paths.push(path);
    const targets = await Promise.all(paths.map((path) => (0,folders/* followLinks */.n1)(tree, path)));
    const links = new Map();
    targets.forEach((target, index) => {
        if (target !== undefined)
            links.set(paths[index] ?? '', target);
    });
    return links;
}
function withoutLinks(path, links) {
    // A link's target is free of links, so each round has less of the path left to look at.
    for (let end = path.indexOf('/');; end = path.indexOf('/', end + 1)) {
        const start = end < 0 ? path : path.slice(0, end);
        const target = links.get(start);
        if (target !== undefined) {
            const rest = path.slice(start.length + 1);
            if (rest === '')
                return target || '.';
            return withoutLinks(target === '' ? rest : `${target}/${rest}`, links);
        }
        if (end < 0)
            return path;
    }
}
function behindLinks(tree, links) {
    const found = [];
    for (const [link, target] of links) {
        // A link to a folder that holds the link has no end.
        if (target === '' || link.startsWith(`${target}/`))
            continue;
        for (const { path } of (0,folders/* foldersOf */.pd)(tree).get(target) ?? [])
            found.push(link + path.slice(target.length));
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/fleet/notices.js





/** Tells of folders that look as if they were meant for a hub and are none's: each once, with the nearest name. */
function tellOfFolders(scene, discovery, images) {
    const hubs = new Set(discovery.hubs.map(({ hub }) => hub));
    const used = new Set(images.flatMap((image) => [image.context, ...Object.values(image.contexts)]));
    const may = captureRule(scene);
    for (const { name: kind, keys } of baseKinds(scene)) {
        const context = keys.context?.value;
        if (!context?.includes('<hub>') || kind === '<image>' || keys.dockerfile)
            continue;
        const where = (0,template/* pattern */.T1)(context, scene.compile);
        for (const folder of scene.listing.folders) {
            const hub = (0,template/* capture */.Fg)(where, folder, may)?.hub;
            if (hub === undefined || used.has(folder) || discovery.refused.has(hub))
                continue;
            if (hubs.has(hub))
                tellOfContext(scene, folder);
            else
                tellOfStray(scene, folder, hub, hubs, kind);
        }
    }
    tellOfCharts(scene, discovery);
}
function tellOfStray(scene, folder, hub, hubs, kind) {
    const file = scene.listing.fileOf(folder);
    scene.faults.tell({
        severity: 'notice',
        ...(file ? { file } : {}),
        title: `${folder} belongs to no hub`,
        message: `There is no hub \`${hub}\`, so nothing is built from \`${folder}\`.${(0,nearest/* didYouMean */.a)(hub, hubs)} If other images are built FROM it, give it an entry of its own under \`images\` in ${scene.file} (\`${kind}\` is for hubs).`,
    });
}
/** A hub's folder without a Dockerfile: silence would look like success. */
function tellOfContext(scene, folder) {
    const environment = ['environment.yml', 'environment.yaml'].find((name) => scene.listing.has(`${folder}/${name}`));
    const file = environment ? `${folder}/${environment}` : scene.listing.fileOf(folder);
    if (scene.listing.has(`${folder}/Dockerfile`))
        return;
    scene.faults.tell({
        severity: environment ? 'warning' : 'notice',
        ...(file ? { file } : {}),
        title: `${folder} has no Dockerfile`,
        message: environment
            ? `${folder}/${environment} alone is not built. Write \`${folder}/Dockerfile\`, for example:\n${DOCKERFILE(environment)}`
            : `Nothing is built from \`${folder}\` until it has a \`Dockerfile\`.`,
    });
}
const DOCKERFILE = (environment) => [
    'FROM quay.io/jupyter/base-notebook:2025-11-10',
    `COPY ${environment} /tmp/environment.yml`,
    'RUN mamba env update --name base --file /tmp/environment.yml && mamba clean --all --yes',
].join('\n');
/** A folder that would be a hub if it had the file that makes it one. */
function tellOfCharts(scene, { patterns, hubs }) {
    const may = captureRule(scene);
    for (const { text } of patterns) {
        const [, parent, file] = /^(.*<hub>)\/([^<>/*]+)$/.exec(text) ?? [];
        if (!parent || !file)
            continue;
        const where = (0,template/* pattern */.T1)(parent, scene.compile);
        for (const folder of scene.listing.folders) {
            const hub = (0,template/* capture */.Fg)(where, folder, may)?.hub;
            if (hub === undefined || scene.listing.has(`${folder}/${file}`))
                continue;
            const some = scene.listing.fileOf(folder);
            scene.faults.tell({
                severity: 'warning',
                ...(some ? { file: some } : {}),
                title: `${folder} has no ${file}`,
                message: `A folder is a hub when it has a \`${file}\`, so \`${folder}\` is none.${(0,nearest/* didYouMean */.a)(hub, hubs.map((one) => one.hub))}`,
            });
        }
    }
    if (hubs.length > 0)
        return;
    const looked = patterns.map(({ text }) => text);
    scene.faults.tell({
        severity: 'warning',
        title: 'No hub found',
        message: looked.length > 0
            ? `No file of this commit matches ${(0,fleet_scene/* some */.zN)(looked)}. To add a hub, add that file; for another layout, write a ${scene.file}.`
            : `\`hubs\` in ${scene.file} lists no hub.`,
    });
}

;// CONCATENATED MODULE: ./lib/fleet/placing.js




/** Puts each hub on its cluster and into its environment. */
function placeHubs(scene, { hubs, listed }) {
    const overrides = (scene.config.hubs?.value ?? []).map((entry) => {
        const { name } = entry;
        const matches = (0,template/* isGlob */.fg)(name) ? scene.compile(name) : (text) => text === name;
        return { entry, matches, onCluster: name.includes('/'), used: listed.has(name) };
    });
    const work = { scene, overrides, shared: new Map(), lost: { cluster: [], environment: [] } };
    const placed = hubs.flatMap((declared) => placeHub(work, declared) ?? []);
    sayLost(scene, work.lost);
    for (const { entry, used } of overrides)
        if (!used)
            scene.faults.wrong(entry.place, `No hub matches ${entry.name}`, unmatched(entry.name, hubs, scene));
    return placed;
}
function placeHub(work, declared) {
    const { scene, overrides, lost } = work;
    const { hub } = declared;
    const byName = overrides.filter((one) => !one.onCluster && one.matches(hub));
    for (const one of byName)
        one.used = true;
    // Entries with `cluster/` need the cluster first: it comes from everything else.
    const early = placing_environmentOf(scene, declared, byName);
    const cluster = clusterOf(work, declared, early?.value, byName);
    if (cluster === undefined) {
        lost.cluster.push(hub);
        return undefined;
    }
    const found = overrides.filter((one) => one.onCluster ? one.matches(`${cluster}/${hub}`) : byName.includes(one));
    for (const one of found)
        useOnCluster(scene, one);
    const environment = placing_environmentOf(scene, declared, found);
    if (environment === undefined && scene.config.environments?.value.length) {
        lost.environment.push(hub);
        return undefined;
    }
    const name = environment?.value ?? '';
    return { declared, cluster, environment: name, layers: layersFor(work, name, found) };
}
function useOnCluster(scene, one) {
    one.used = true;
    const { name, value } = one.entry;
    if (!one.onCluster || !value.cluster)
        return;
    scene.faults.wrong(value.cluster.place, `${name} names its cluster already`, `The key \`${name}\` finds the hub by its cluster, so it cannot move it to another: write the hub's name alone.`);
}
function layersFor({ scene, shared }, environment, own) {
    const common = shared.get(environment) ?? [...(0,fleet_layers/* baseLayers */.CJ)(scene), ...(0,fleet_layers/* environmentLayer */.L)(scene, environment)];
    shared.set(environment, common);
    return own.length === 0 ? common : [...common, ...own.map(({ entry }) => entry.value)];
}
function placing_environmentOf(scene, { env }, own) {
    const written = (0,fleet_layers/* pick */.Up)([scene.config, ...own.map(({ entry }) => entry.value)], 'environment');
    if (written)
        (0,fleet_layers/* checkEnvironment */.Qz)(scene, written.value, written.place);
    return written ?? (env === undefined ? undefined : { value: env });
}
function clusterOf(work, { hub, cluster, place }, environment, own) {
    const { scene } = work;
    const written = (0,fleet_layers/* pick */.Up)(layersFor(work, environment ?? '', own), 'cluster');
    if (!written && cluster === undefined)
        return (0,fleet_layers/* onlyCluster */.ZJ)(scene);
    const values = {
        hub,
        ...(environment ? { env: environment } : {}),
        ...(cluster ? { cluster } : {}),
    };
    const name = written ? (0,fleet_scene/* inserter */.T4)(scene, hub, values)(written.value, written.place) : cluster;
    return name !== undefined && (0,fleet_layers/* checkCluster */.zc)(scene, name, written?.place ?? place) ? name : undefined;
}
function sayLost({ config, faults }, lost) {
    // Where a cluster was named wrongly, that has been said.
    if (lost.cluster.length > 0 && faults.config.length === 0)
        faults.wrong(config.clusters?.place, 'Hubs without a cluster', `There are several clusters, and nothing says which one ${(0,fleet_scene/* some */.zN)(lost.cluster)} belong to: set \`cluster\` at the top level, for the environment or for the hub.`);
    if (lost.environment.length > 0)
        faults.wrong(config.environments?.place, 'Hubs without an environment', `There are environments, and nothing says which one ${(0,fleet_scene/* some */.zN)(lost.environment)} belong to: set \`environment\` at the top level for all, and under \`hubs\` for the others.`);
}
function unmatched(name, hubs, { config }) {
    const names = hubs.map((one) => (name.includes('/') ? `${one.cluster ?? '?'}/${one.hub}` : one.hub));
    const known = [...new Set(names)].sort();
    const how = config.discover
        ? ''
        : ' Hubs are found by their hub-charts folder; `discover: []` makes `hubs` the list.';
    return `\`hubs.${name}\` matches no hub.${(0,nearest/* didYouMean */.a)(name, known)} There are ${(0,fleet_scene/* some */.zN)(known) || 'none'}.${how}`;
}

;// CONCATENATED MODULE: ./lib/fleet/settings.js

const DEFAULT_TIMEOUT_SECONDS = 600;
const known = new WeakMap();
/** Made once for the many hubs of the same layers. */
function settingsOf(layers) {
    const made = known.get(layers) ?? makeSettings(layers);
    known.set(layers, made);
    return made;
}
function makeSettings(layers) {
    const branches = (0,fleet_layers/* pick */.Up)(layers, 'branches')?.value;
    const hold = (0,fleet_layers/* pick */.Up)(layers, 'hold')?.value;
    const maxImpact = (0,fleet_layers/* pick */.Up)(layers, 'max-impact')?.value;
    const healthCheck = (0,fleet_layers/* pick */.Up)(layers, 'health-check')?.value;
    return {
        ...(branches ? { branches } : {}),
        crds: (0,fleet_layers/* pick */.Up)(layers, 'crds')?.value ?? 'install',
        timeoutSeconds: (0,fleet_layers/* pick */.Up)(layers, 'timeout')?.value ?? DEFAULT_TIMEOUT_SECONDS,
        ...(hold ? { hold } : {}),
        onDrift: (0,fleet_layers/* pick */.Up)(layers, 'on-drift')?.value ?? 'report',
        ...(maxImpact ? { maxImpact } : {}),
        ...(healthCheck === undefined ? {} : { healthCheck }),
    };
}

;// CONCATENATED MODULE: ./lib/fleet/values-list.js




/** The values of a release in their order: optional ones that are there, the files of globs, commands, inline ones. */
function valuesOfRelease(scene, draft, fill, say) {
    return ((0,fleet_layers/* pick */.Up)(draft.layers, 'values')?.value ?? []).flatMap(({ value, place }) => {
        const put = (text) => fill(text, place);
        const at = place ? { place } : {};
        if (value.kind === 'inline')
            return [{ kind: 'inline', values: values_list_filled(value.values, valuesOf(draft)), ...at }];
        if (value.kind === 'command')
            return [{ ...value, argv: value.argv.map(put), watch: value.watch.map(put), ...at }];
        const path = put(value.path);
        const found = (0,template/* isGlob */.fg)(path) ? matching(scene, path) : scene.listing.has(path) ? [path] : [];
        if (found.length === 0 && !value.optional) {
            if ((0,template/* isGlob */.fg)(path))
                scene.faults.tell(noMatch(scene, path, place));
            else
                say(missingFile(scene, path, `A values file of \`${draft.name}\``, place ?? draft.place));
        }
        return found.map((path) => ({ kind: 'file', path, ...at }));
    });
}
/** Texts in inline values take templates too; what is no template of ours is the team's own. */
function values_list_filled(values, known) {
    const fill = (value) => {
        if (typeof value === 'string')
            return (0,template/* insert */.Yr)(value, known);
        if (Array.isArray(value))
            return value.map(fill);
        if (typeof value !== 'object' || value === null)
            return value;
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
    };
    return fill(values);
}
/** The files that a glob matches, by name. */
function matching(scene, glob) {
    const start = glob.slice(0, glob.search(/[*?[\]{}!+@]/));
    const matches = scene.compile(glob);
    return scene.listing.paths.filter((path) => path.startsWith(start) && matches(path)).sort();
}
/** A folder that may be empty is what globs are written for (mybinder's `config/common`), and a typo looks the same. */
function noMatch(scene, glob, place) {
    return {
        severity: 'warning',
        ...(place ?? { file: scene.file }),
        title: `No file matches ${glob}`,
        message: `Values are taken from \`${glob}\`, and this commit has no such file, so there are none from there. If that is meant, write \`${glob}?\`.`,
    };
}

;// CONCATENATED MODULE: ./lib/fleet/releases.js








/**
 * Makes a release of what its layers say.
 *
 * @param several whether the fleet has more than one cluster: then the id begins with its name
 * @param images the keys of the images that its values may name
 */
function makeRelease(scene, draft, several, images) {
    const { layers, name, cluster, environment, place } = draft;
    const fill = (0,fleet_scene/* inserter */.T4)(scene, name, valuesOf(draft));
    const text = (key) => {
        const written = (0,fleet_layers/* pick */.Up)(layers, key);
        return written && fill(written.value, written.place);
    };
    const release = text('release') ?? name;
    const namespace = text('namespace') ?? release;
    checkName(scene, draft, 'release', release, names/* releaseFault */.Gb);
    if (namespace !== release || (0,names/* releaseFault */.Gb)(release) === undefined)
        checkName(scene, draft, 'namespace', namespace, names/* namespaceFault */.kZ);
    const id = several ? `${cluster}/${release}` : release;
    const say = (problem) => scene.faults.tell({ ...problem, hub: id });
    const githubEnvironment = text('github-environment');
    const url = text('url');
    return {
        ...settingsOf(layers),
        kind: draft.kind,
        id,
        hub: name,
        release,
        namespace,
        cluster,
        environment,
        chart: chartOf(scene, draft, fill, say),
        values: valuesOfRelease(scene, draft, fill, say),
        before: stepsOf(scene, (0,fleet_layers/* pick */.Up)(layers, 'before')?.value, fill),
        after: stepsOf(scene, (0,fleet_layers/* pick */.Up)(layers, 'after')?.value, fill),
        ...(githubEnvironment ? { githubEnvironment } : undefined),
        ...(url ? { url } : undefined),
        ...(draft.order ? { order: draft.order } : undefined),
        images,
        declaredAt: place,
        origins: originsOfDraft(draft),
    };
}
/** Most hubs of a fleet share what their layers say. */
function originsOfDraft({ layers, captured, own }) {
    return captured || own ? { ...captured, ...(0,origins/* originsOf */.T)(layers), ...own } : (0,origins/* originsOf */.T)(layers);
}
function checkName(scene, draft, key, text, fault) {
    const wrong = fault(text);
    // A text with an unfilled template has been said already.
    if (wrong === undefined || text.includes('<'))
        return;
    const place = (0,fleet_layers/* pick */.Up)(draft.layers, key)?.place ?? (0,fleet_layers/* pick */.Up)(draft.layers, 'release')?.place ?? draft.place;
    scene.faults.wrong(place, `${text.slice(0, 30)} cannot be a ${key}`, `The ${key} of \`${draft.name}\` would be \`${text}\`, which ${wrong}.`);
}
function chartOf(scene, draft, fill, say) {
    const written = (0,fleet_layers/* pick */.Up)(draft.layers, 'chart');
    if (!written) {
        scene.faults.wrong(draft.place, `${draft.name} has no chart`, `\`${draft.name}\` needs a \`chart\`.`);
        return { kind: 'local', path: '' };
    }
    const { value: chart, place } = written;
    const put = (text) => fill(text, place);
    if (chart.kind === 'oci')
        return { kind: 'oci', oci: put(chart.oci), version: put(chart.version) };
    if (chart.kind === 'repository')
        return {
            kind: 'repository',
            repository: put(chart.repository),
            name: put(chart.name),
            version: put(chart.version),
        };
    const path = put(chart.path);
    const chartYaml = chart.chartYaml && put(chart.chartYaml);
    const file = chartYaml ?? (path === '.' ? 'Chart.yaml' : `${path}/Chart.yaml`);
    if (!scene.listing.has(file))
        say(missingFile(scene, file, `The Chart.yaml of \`${draft.name}\``, place ?? draft.place));
    else if (!scene.listing.isFolder(path))
        say(missingFile(scene, path, `The chart of \`${draft.name}\``, place ?? draft.place));
    return { kind: 'local', path, ...(chartYaml ? { chartYaml } : {}) };
}
function stepsOf(scene, steps, fill) {
    return (steps ?? []).flatMap(({ value: step, place }) => {
        if (!step.run)
            return [];
        for (const { value, place } of step.environments?.value ?? [])
            (0,fleet_layers/* checkEnvironment */.Qz)(scene, value, place);
        const environments = step.environments?.value.map(({ value }) => value);
        return [
            {
                run: step.run.value.map((text) => fill(text, place)),
                watch: (step.watch?.value ?? []).map((text) => fill(text, place)),
                attempts: step.attempts?.value ?? 1,
                timeoutSeconds: step.timeout?.value ?? DEFAULT_TIMEOUT_SECONDS,
                when: step.when?.value ?? 'success',
                ...(environments ? { environments } : {}),
                ...(place ? { place } : {}),
                origins: (0,origins/* placesOf */.e)(step),
            },
        ];
    });
}

;// CONCATENATED MODULE: ./lib/fleet/load.js














const CONFIG_FILE = 'hub-deploy.yaml';
/**
 * Works out the fleet from a commit's files alone: by hub-deploy.yaml where there is one, else by the convention, which
 * needs neither a YAML parser nor globs.
 *
 * @param options.configFile another configuration, which must be there
 * @returns the fleet; what concerns one hub or folder stands in its `problems`, an error with the hub's id where there
 *   is one: that hub must not be deployed
 * @throws ProblemError with all errors of the configuration itself
 */
async function loadFleet(tree, options = {}) {
    const file = options.configFile ?? CONFIG_FILE;
    const [listing, configured] = await Promise.all([
        listTree(tree),
        readConfiguration(tree, file, options.configFile !== undefined),
    ]);
    const scene = { ...configured, file, listing, faults: (0,fleet_scene/* collectFaults */.CM)(file) };
    const fleet = makeFleet(scene);
    if (scene.faults.config.length > 0)
        throw new problem/* ProblemError */.M(...scene.faults.config);
    return { ...fleet, problems: scene.faults.others };
}
async function readConfiguration(tree, file, wanted) {
    const real = await (0,folders/* followLinks */.n1)(tree, file);
    if (real === undefined)
        throw new problem/* ProblemError */.M((await __webpack_require__.e(/* import() */ 5079).then(__webpack_require__.bind(__webpack_require__, 5079))).linkOut(file));
    const [content] = tree.entries.has(real) ? await tree.read([real]) : [];
    if (content) {
        const [{ readConfig }, { compileGlob }, { isCiphertext }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(94)]).then(__webpack_require__.bind(__webpack_require__, 94)),
            Promise.all(/* import() */[__webpack_require__.e(1138), __webpack_require__.e(260)]).then(__webpack_require__.bind(__webpack_require__, 260)),
            __webpack_require__.e(/* import() */ 8832).then(__webpack_require__.bind(__webpack_require__, 8832)),
        ]);
        const hidden = isCiphertext(content);
        if (hidden)
            throw notPlain(real, hidden);
        return { config: readConfig(textOf(content, real), real), compile: compileGlob };
    }
    const misnamed = ['hub-deploy.yml', '.hub-deploy.yaml'].find((name) => tree.entries.has(name));
    if (wanted || misnamed)
        throw new problem/* ProblemError */.M({
            severity: 'error',
            file: wanted ? file : (misnamed ?? file),
            title: wanted ? `No file ${file}` : `${misnamed} is not read`,
            message: wanted
                ? `The configuration \`${file}\` is not in this commit.`
                : `The configuration's name is \`${CONFIG_FILE}\`: rename \`${misnamed}\`.`,
        });
    return { config: {}, compile: noGlobs };
}
function textOf(content, file) {
    const text = content.toString('utf8');
    if (Buffer.from(text).equals(content))
        return text;
    throw new problem/* ProblemError */.M({
        severity: 'error',
        file,
        title: 'The configuration is not UTF-8 text',
        message: `\`${file}\` holds bytes that are no UTF-8 text. Save it as UTF-8.`,
    });
}
/** Everybody who plans has to read the configuration, and most of them have no key. */
function notPlain(file, hidden) {
    const [what, fix] = hidden === 'lfs'
        ? ['is a Git LFS pointer', `Take \`${file}\` out of LFS in .gitattributes, and commit the file itself`]
        : [`is encrypted with ${hidden}`, 'Commit it plain; what is secret belongs into values files'];
    return new problem/* ProblemError */.M({
        severity: 'error',
        file,
        title: 'The configuration is not plain text',
        message: `\`${file}\` ${what}, and every plan, also a stranger's pull request, has to read it. ${fix}.`,
    });
}
/** The convention holds no globs. */
const noGlobs = (glob) => {
    throw new Error(`a glob without a configuration: ${glob}`);
};
function makeFleet(scene) {
    const { config } = scene;
    const discovery = discoverHubs(scene);
    const placed = placeHubs(scene, discovery);
    const environments = environmentsOf(config, placed);
    const names = clusterNames(config, placed);
    const hubDrafts = placed.map(draftOf);
    const chartDrafts = placeCharts(scene, placed, environments, names);
    const clusters = load_clustersOf(scene, [...names, ...chartDrafts.map(({ cluster }) => cluster)]);
    const { images, keysOf } = makeImages(scene, hubDrafts, chartDrafts);
    const release = (draft) => makeRelease(scene, draft, clusters.size > 1, keysOf(draft));
    const hubs = sorted(hubDrafts.map(release));
    const charts = sorted(chartDrafts.map(release));
    checkIds(scene, [...hubs, ...charts]);
    tellOfFolders(scene, discovery, images);
    for (const { value, place } of config['validate-values']?.value ?? [])
        if (!scene.listing.has(value))
            scene.faults.tell({
                ...missingFile(scene, value, 'A stand-in for values', place),
                severity: 'warning',
            });
    return {
        hubs,
        charts,
        images,
        environments,
        clusters,
        placeholders: (config.placeholder ?? convention/* CONVENTION */.O.placeholder).value,
        validateValues: (config['validate-values']?.value ?? []).map(({ value }) => value),
        ...(config.setup ? { setup: config.setup.value } : {}),
    };
}
function draftOf({ declared, cluster, environment, layers }) {
    const { env, cluster: onCluster, hub, place } = declared;
    const captured = {
        ...(env === environment ? { environment: place } : {}),
        ...(onCluster === cluster ? { cluster: place } : {}),
    };
    const draft = { kind: 'hub', name: hub, cluster, environment, layers, place };
    return env || onCluster ? { ...draft, captured } : draft;
}
/** As declared, in that order; else those that hubs name, by name; else the nameless one. */
function environmentsOf(config, hubs) {
    const declared = config.environments?.value ?? [];
    if (declared.length > 0)
        return declared.map(({ name, value: { gate } }) => ({
            name,
            gate: gate?.value ?? 'cluster',
            ...(gate ? { origins: (0,origins/* placesOf */.e)({ gate }) } : {}),
        }));
    const named = [...new Set(hubs.map(({ environment }) => environment))].sort();
    return (named.length > 0 ? named : ['']).map((name) => ({ name, gate: 'cluster' }));
}
function clusterNames(config, hubs) {
    const declared = (config.clusters?.value ?? [])
        .map(({ name }) => name)
        .filter((name) => name !== '<cluster>');
    const names = [...new Set([...declared, ...hubs.map(({ cluster }) => cluster)])].sort();
    return names.length > 0 ? names : [''];
}
function load_clustersOf(scene, names) {
    return new Map([...new Set(names)].map((name) => [name, makeCluster(scene, name)]));
}
function sorted(releases) {
    return [...releases].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
/** Two releases of one name on one cluster would overwrite each other. */
function checkIds(scene, releases) {
    const seen = new Map();
    for (const second of releases) {
        const first = seen.get(second.id);
        seen.set(second.id, second);
        if (!first)
            continue;
        const apart = first.environment !== second.environment;
        const advice = apart
            ? 'Write `release: <hub>-<env>`, or give each environment a `cluster` of its own.'
            : 'Give them names of their own with `release`.';
        const where = apart ? `, in \`${first.environment}\` and \`${second.environment}\`,` : '';
        scene.faults.wrong(second.origins.release ?? second.declaredAt, `Two releases are called ${second.id}`, `\`${first.hub}\` (${first.declaredAt.file}) and \`${second.hub}\` (${second.declaredAt.file})${where} would be the same Helm release. ${advice}`);
    }
}


/***/ }),

/***/ 5992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $h: () => (/* binding */ NAME_RULE),
/* harmony export */   Gb: () => (/* binding */ releaseFault),
/* harmony export */   IY: () => (/* binding */ nameFault),
/* harmony export */   kZ: () => (/* binding */ namespaceFault)
/* harmony export */ });
/** What a hub, image, cluster or environment may be called: it becomes a path, a release and a label. */
const NAME = /^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$/;
const NAME_RULE = 'A name is 1 to 52 lower-case letters, digits and hyphens, begins and ends with a letter or digit, and is no ' +
    'word that YAML reads as something else (`y`, `on`, `null`, `101`, `1e5`, `2024-01-01`).';
/**
 * Words that YAML 1.1, 1.2 or the Go library of Helm and kubectl read as a boolean, null, number or date. A release
 * with such a name breaks charts that write it unquoted (`metadata: {name: {{ .Release.Name }}}`).
 */
const WORDS = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);
const NUMBER = /^(\d+(e-?\d+)?|0x[0-9a-f]+|0o?[0-7]+|0b[01]+)$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}$/;
/** Why a text cannot be a name, as the end of a sentence ("`y` ..."); undefined where it can. */
function nameFault(text) {
    if (text === '')
        return 'is empty';
    if (text.length > 52)
        return `has ${text.length} characters`;
    if (!NAME.test(text)) {
        if (/^-|-$/.test(text))
            return 'begins or ends with a hyphen';
        return 'has characters other than lower-case letters, digits and hyphens';
    }
    return wordFault(text);
}
/** As `nameFault`, for a Helm release: Helm allows dots between names, and 53 characters. */
function releaseFault(text) {
    if (text.length > 53)
        return `has ${text.length} characters: Helm allows 53`;
    if (!text.split('.').every((part) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(part)))
        return 'is no name for a Helm release: lower-case letters, digits, hyphens and dots';
    return wordFault(text);
}
/** As `nameFault`, for a Kubernetes namespace: a DNS label of 63 characters. */
function namespaceFault(text) {
    if (text.length > 63)
        return `has ${text.length} characters: Kubernetes allows 63`;
    if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text))
        return 'is no name for a namespace: lower-case letters, digits and hyphens';
    return wordFault(text);
}
function wordFault(text) {
    if (WORDS.has(text))
        return 'is a word that YAML reads as something else';
    if (NUMBER.test(text) || /^\d+\.\d*$/.test(text))
        return 'is a number to YAML';
    if (DATE.test(text))
        return 'is a date to YAML';
    return undefined;
}


/***/ }),

/***/ 2039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ originsOf),
/* harmony export */   e: () => (/* binding */ placesOf)
/* harmony export */ });
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6392);

/** Of one layer, and of a list of them: most hubs of a fleet have the same. */
const ofLayer = new WeakMap();
const ofLayers = new WeakMap();
/**
 * Where each key that was written was last written: those of a chart as `chart.version`, those of images by image, as
 * `images.user.context` and `images.user.args.VERSION`.
 */
function originsOf(layers) {
    const known = ofLayers.get(layers);
    if (known)
        return known;
    // A chart is one choice: what an earlier layer wrote of it says nothing of the last one's.
    const chart = layers.findLastIndex((layer) => layer.chart);
    const origins = Object.assign({}, ...layers.map((layer, at) => (at < chart ? withoutChart(layer) : originsOfLayer(layer))));
    ofLayers.set(layers, origins);
    return origins;
}
function withoutChart(layer) {
    const { chart: _, ...rest } = layer;
    return layer.chart ? makeOrigins(rest) : originsOfLayer(layer);
}
function originsOfLayer(layer) {
    const known = ofLayer.get(layer) ?? makeOrigins(layer);
    ofLayer.set(layer, known);
    return known;
}
function makeOrigins(layer) {
    const origins = {};
    const add = (name, { place }) => {
        if (place)
            origins[name] = place;
    };
    for (const [key, located] of Object.entries(layer))
        if (located && key !== 'images' && Object.hasOwn(_layers_js__WEBPACK_IMPORTED_MODULE_0__/* .TAKEN_BY_CHARTS */ .Er, key))
            add(key, located);
    for (const [key, place] of Object.entries(layer.chart?.value.origins ?? {}))
        origins[`chart.${key}`] = place;
    for (const { name, value } of layer.images?.value ?? []) {
        for (const [key, located] of Object.entries(value))
            if (located)
                add(`images.${name}.${key}`, located);
        for (const key of ['args', 'contexts'])
            for (const entry of value[key]?.value ?? [])
                add(`images.${name}.${key}.${entry.name}`, entry);
    }
    return origins;
}
/** Where each key of an object was written. */
function placesOf(made) {
    return Object.fromEntries(Object.entries(made).flatMap(([key, located]) => (located?.place ? [[key, located.place]] : [])));
}


/***/ }),

/***/ 2596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CM: () => (/* binding */ collectFaults),
/* harmony export */   HV: () => (/* binding */ shortTitle),
/* harmony export */   T4: () => (/* binding */ inserter),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1388);

function collectFaults(file) {
    const config = [];
    const others = [];
    const seen = new Set();
    const add = (list, problem) => {
        const key = JSON.stringify(problem);
        if (seen.has(key))
            return;
        seen.add(key);
        list.push(problem);
    };
    return {
        config,
        others,
        wrong: (place, title, message) => add(config, { severity: 'error', ...(place ?? { file }), title: shortTitle(title), message }),
        tell: (problem) => add(others, { ...problem, title: shortTitle(problem.title) }),
    };
}
/** A title that an annotation can show. */
function shortTitle(title) {
    return title.length > 60 ? `${title.slice(0, 59)}…` : title;
}
const LACKS = {
    hub: 'this is no part of a hub',
    env: 'it is in no environment: set `environment`',
    cluster: 'it is on no named cluster: set `cluster`',
    image: 'no key `<image>` captures it',
};
/** Makes the inserter for one hub's texts; a template without a value is an error at the text's place. */
function inserter(scene, who, values) {
    return (text, place) => (0,_template_js__WEBPACK_IMPORTED_MODULE_0__/* .insert */ .Yr)(text, values, (name) => scene.faults.wrong(place, `<${name}> has no value for ${who}`, `\`${text}\`: there is no \`<${name}>\` for \`${who}\`, because ${LACKS[name]}.`));
}
/** The first few of a list, and how many more there are. */
function some(names, most = 20) {
    const shown = names.slice(0, most).map((name) => `\`${name}\``);
    const rest = names.length - shown.length;
    return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}


/***/ }),

/***/ 1388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ capture),
/* harmony export */   QT: () => (/* binding */ TEMPLATES),
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   Yr: () => (/* binding */ insert),
/* harmony export */   bU: () => (/* binding */ templatesIn),
/* harmony export */   fg: () => (/* binding */ isGlob)
/* harmony export */ });
const TEMPLATES = ['hub', 'env', 'cluster', 'image'];
const TEMPLATE = /<([a-z-]+)>/g;
/** The names between `<` and `>`, known or not, in order. */
function templatesIn(text) {
    return text.includes('<') ? Array.from(text.matchAll(TEMPLATE), (match) => match[1] ?? '') : [];
}
/**
 * Puts values in the place of templates. What is not one of `TEMPLATES` stays as it is.
 *
 * @param missing called with each template that has no value; the text keeps it
 */
function insert(text, values, missing) {
    let start = text.indexOf('<');
    if (start < 0)
        return text;
    let filled = '';
    let done = 0;
    for (; start >= 0; start = text.indexOf('<', start + 1)) {
        const end = text.indexOf('>', start);
        if (end < 0)
            break;
        const name = text.slice(start + 1, end);
        const value = TEMPLATES.includes(name) ? values[name] : undefined;
        if (value !== undefined) {
            filled += text.slice(done, start) + value;
            done = end + 1;
        }
        else if (TEMPLATES.includes(name))
            missing?.(name);
    }
    return filled + text.slice(done);
}
/** What makes a text a glob to minimatch, as we call it. */
function isGlob(text) {
    return /[*?[\]{}]|[!+@]\(/.test(text);
}
/** Reads a path with templates and globs. A part with both keeps its templates; its glob characters are plain. */
function pattern(text, compile) {
    const parts = text.split('/').map((part) => {
        if (templatesIn(part).length > 0)
            return { kind: 'capture', tokens: tokens(part) };
        if (part === '**')
            return { kind: 'any' };
        return isGlob(part) ? { kind: 'glob', matches: compile(part) } : { kind: 'literal', text: part };
    });
    const special = text.search(/[<*?[\]{}!+@]/);
    const last = parts.at(-1);
    const [, single, after = ''] = /^(?:[^<*?[\]{}!+@]*\/)?<([a-z-]+)>(\/[^<*?[\]{}!+@]*)?$/.exec(text) ?? [];
    return {
        text,
        prefix: special < 0 ? text : text.slice(0, special),
        suffix: last?.kind === 'literal' ? last.text : '',
        parts,
        ...(single ? { single: { name: single, after } } : {}),
    };
}
function tokens(part) {
    const found = [];
    let end = 0;
    for (const match of part.matchAll(TEMPLATE)) {
        if (match.index > end)
            found.push({ literal: part.slice(end, match.index) });
        found.push({ capture: match[1] });
        end = match.index + match[0].length;
    }
    if (end < part.length)
        found.push({ literal: part.slice(end) });
    return found;
}
/**
 * Matches a path and says what its templates captured: as much as they can, from left to right; one that is named
 * twice captures the same text.
 */
function capture(pattern, path, may) {
    if (!path.startsWith(pattern.prefix) || !path.endsWith(pattern.suffix))
        return undefined;
    if (pattern.single)
        return captureSingle(pattern.prefix, pattern.single, path, may);
    return matchParts({ parts: pattern.parts, names: path.split('/'), may }, 0, 0, {});
}
function captureSingle(before, { name, after }, path, may) {
    const text = path.slice(before.length, path.length - after.length);
    if (text === '' || text.includes('/') || !path.endsWith(after))
        return undefined;
    return may(name, text, true) ? { [name]: text } : undefined;
}
/** Matches from one part and one name on. */
function matchParts(match, part, name, values) {
    const wanted = match.parts[part];
    if (wanted === undefined)
        return name === match.names.length ? values : undefined;
    if (wanted.kind === 'any') {
        for (let next = name; next <= match.names.length; next++) {
            const found = matchParts(match, part + 1, next, values);
            if (found)
                return found;
        }
        return undefined;
    }
    const text = match.names[name];
    if (text === undefined)
        return undefined;
    if (wanted.kind === 'capture')
        return matchTokens(match, part, name, wanted.tokens, 0, text, values);
    const fits = wanted.kind === 'literal' ? wanted.text === text : wanted.matches(text);
    return fits ? matchParts(match, part + 1, name + 1, values) : undefined;
}
/** Matches what is left of a name from one token on, then the parts after it. */
function matchTokens(match, part, name, tokens, at, text, values) {
    const token = tokens[at];
    if (token === undefined)
        return text === '' ? matchParts(match, part + 1, name + 1, values) : undefined;
    if ('literal' in token) {
        if (!text.startsWith(token.literal))
            return undefined;
        return matchTokens(match, part, name, tokens, at + 1, text.slice(token.literal.length), values);
    }
    const whole = tokens.length === 1;
    const earlier = values[token.capture];
    const longest = whole ? text.length : (/^[a-z0-9-]*/.exec(text)?.[0].length ?? 0);
    for (let length = longest; length > 0; length = whole ? 0 : length - 1) {
        const taken = text.slice(0, length);
        if (earlier !== undefined && earlier !== taken)
            continue;
        if (!match.may(token.capture, taken, whole))
            continue;
        const next = { ...values, [token.capture]: taken };
        const found = matchTokens(match, part, name, tokens, at + 1, text.slice(length), next);
        if (found)
            return found;
    }
    return undefined;
}


/***/ })

};
