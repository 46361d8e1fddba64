import { placeOf } from '../problem.js';
import type { Plan, PlannedHub, PlannedImage } from '../words.js';
import { count, plain } from './markdown.js';
import { someOf } from './names.js';
import { reasonsOf, worthSaying } from './planned-hubs.js';
import { onePerPlace } from './problems.js';

/** What is to be done and what happens to people, in one line: the first of every plan. */
export function headline(plan: Plan): string {
  return [unwellLine(plan), whatLine(plan), peopleLine(plan)].filter(Boolean).join(' ');
}

/** What is not as it should be and gets no deploy by this plan. */
export function unwell({ hubs, unread = [] }: Plan): string[] {
  const ids = (is: (hub: PlannedHub) => unknown) => hubs.filter(is).map(({ release }) => release.id);
  const [down, held] = [ids((hub) => hub.down), ids((hub) => hub.failing)];
  const some = (names: readonly string[], words: string) =>
    names.length > 0 ? [`${count(names.length, 'hub')} ${words}: ${someOf(names)}`] : [];
  return [
    ...some(down, 'down'),
    ...some(held, 'not tried again'),
    ...(unread.length > 0 ? [`not read: ${someOf(unread.map((name) => name || 'the cluster'))}`] : []),
  ];
}

function unwellLine(plan: Plan): string {
  const words = unwell(plan).join('; ');
  return words && `${words[0]?.toUpperCase()}${words.slice(1)}.`;
}

function whatLine(plan: Plan): string {
  const hubs = plan.hubs.filter((hub) => hub.release.kind === 'hub');
  const deployed = plan.hubs.filter((hub) => hub.action === 'deploy');
  const builds = plan.images.filter((image) => image.action === 'build').length;
  if (deployed.length === 0 && builds === 0) {
    if (plan.unread?.length) return 'As far as could be read, no deploy is due.';
    if (unwell(plan).length > 0) return 'No deploy is due.';
    return `Nothing to do: none of ${count(hubs.length, 'hub')} needs a deploy.`;
  }
  const parts = deployParts(plan);
  if (builds > 0) parts.push(`${count(builds, 'image')} to build`);
  return `${parts.join(', ')}.`;
}

function deployParts({ hubs }: Plan): string[] {
  const deployed = hubs.filter((hub) => hub.action === 'deploy');
  const charts = deployed.filter((hub) => hub.release.kind === 'chart').length;
  const all = hubs.filter((hub) => hub.release.kind === 'hub').length;
  const parts = [`${deployed.length - charts} of ${count(all, 'hub')} to deploy`];
  if (charts > 0) parts.push(`${count(charts, 'other chart')} to deploy`);
  return parts;
}

/** What is still to come where the images are built: the deploys, and what happens to people. */
export function deployLine(plan: Plan): string {
  return [`${deployParts(plan).join(', ')}.`, peopleLine(plan)].filter(Boolean).join(' ');
}

function peopleLine(plan: Plan): string {
  const deployed = plan.hubs.filter((hub) => hub.action === 'deploy');
  const of = (impact: PlannedHub['impact']) => deployed.filter((hub) => hub.impact === impact).length;
  const restart = (number: number, noun: string) =>
    `${count(number, noun)} ${number === 1 ? 'restarts' : 'restart'}`;
  const people = [];
  if (of('proxy-restart') > 0) {
    const servers = serversOn(plan, 'proxy-restart');
    const whose = servers ? ` (${servers})` : '';
    people.push(`${restart(of('proxy-restart'), 'proxy')}: everybody's connection drops${whose}`);
  }
  if (of('hub-restart') > 0) {
    const servers = serversOn(plan, 'hub-restart') ?? 'running servers';
    const go = servers.startsWith('1 ') ? 'goes' : 'go';
    people.push(
      `${restart(of('hub-restart'), 'hub')}: no logins or new servers for seconds, ${servers} ${go} on`,
    );
  }
  const unknown = deployed.filter(({ impact, release }) => impact === 'unknown' && release.kind === 'hub');
  if (unknown.length > 0) people.push(`${count(unknown.length, 'hub')}: what people notice is not known`);
  return people.length > 0 ? `${people.join('. ')}.` : '';
}

/** The servers that run on the hubs of an impact, where it is known of each. */
function serversOn({ hubs, servers }: Plan, impact: PlannedHub['impact']): string | undefined {
  let sum = 0;
  for (const hub of hubs) {
    if (hub.action !== 'deploy' || hub.impact !== impact) continue;
    const running = servers?.get(hub.release.id);
    if (running === undefined) return undefined;
    sum += running;
  }
  return count(sum, 'running server');
}

/** The first lines of a plan: what would happen, then what it does to people. */
export function planTitle(plan: Plan): string {
  const errors = onePerPlace(plan.problems).filter(({ severity }) => severity === 'error').length;
  const sign = errors > 0 ? `❌ ${count(errors, 'error')}; ` : unwell(plan).length > 0 ? '⚠️ ' : '';
  const people = peopleLine(plan);
  const what = plain([...unwell(plan), whatLine(plan).replace(/\.$/, '')].join('; '));
  return `## ${sign}${what}${people ? `\n\n${people}` : ''}`;
}

/** The plan as text for a terminal. */
export function planText(plan: Plan): string {
  const lines = [headline(plan), ...plan.notes.map((note) => `  ${note}`)];
  const row = (what: string, name: string, reasons: readonly string[]) => {
    lines.push(`${what.padEnd(14)}${name}`);
    for (const reason of reasons) lines.push(`${' '.repeat(16)}${reason}`);
  };
  for (const hub of plan.hubs.filter(worthSaying)) row(hub.action, hub.release.id, reasonsOf(hub));
  for (const image of plan.images) row(image.action, imageLabel(image), image.reasons);
  for (const problem of plan.problems) {
    lines.push(`${problem.severity}: ${placeOf(problem)}${problem.title}: ${problem.message}`);
  }
  return `${lines.join('\n')}\n`;
}

function imageLabel(image: PlannedImage): string {
  return image.name ? `${image.image.key}  ${image.name}:${image.tag}` : `${image.image.key}  ${image.tag}`;
}

/** The plan as plan.schema.json has it. */
export function planJson(plan: Plan): unknown {
  return {
    commit: plan.commit,
    base: plan.base ?? null,
    notes: plan.notes,
    images: plan.images.map(({ image, name, tag, action, reasons }) => ({
      key: image.key,
      hub: image.hub ?? null,
      kind: image.kind,
      name: name || null,
      tag,
      action,
      reasons,
    })),
    hubs: plan.hubs.map(({ release, action, impact, reasons, down = [] }) => ({
      id: release.id,
      hub: release.hub,
      kind: release.kind,
      cluster: release.cluster,
      environment: release.environment,
      action,
      impact,
      reasons,
      down: down.map(({ name }) => name),
    })),
    problems: plan.problems.map(({ severity, file, line, title, message }) => ({
      severity,
      file: file ?? null,
      line: line ?? null,
      title,
      message,
    })),
  };
}
