import { baseName, type KnownFailure, sentence } from './failure-words.js';

/** What is wrong with a chart, its dependencies or its values. */
export const CHART_FAILURES: readonly KnownFailure[] = [
  {
    words: /no repository definition for ([^\n]+?)(?:\. Please|$)/m,
    action: 'again',
    explain: ([, repositories]) => ({
      title: "A chart's repository is not known",
      message: `Helm does not know the repositories of the chart's dependencies: ${sentence(repositories)} hub-deploy adds the ones that Chart.yaml names with their URL; a name such as "@stable" must become a URL there.`,
    }),
  },
  {
    words: /the lock file \((Chart\.lock|requirements\.lock)\) is out of sync/,
    action: 'stop',
    explain: ([, lock]) => ({
      title: `${lock} does not match the dependencies`,
      message: `The chart's dependencies were changed and ${lock} was not. Run \`helm dependency update\` in the chart's folder and commit ${lock}.`,
    }),
  },
  {
    words: /looks like "([^"]*)" is not a valid chart repository or cannot be reached/,
    action: 'retry',
    explain: ([, url]) => ({
      title: 'A chart repository cannot be reached',
      message: `${url} does not answer as a chart repository. It may be down for a while: deploy again later. If it has moved, mend its URL in Chart.yaml.`,
    }),
  },
  {
    words:
      /no cached repository for \S+ found|found in Chart\.yaml, but missing in charts\/ directory: ([^\n]*)/,
    action: 'again',
    explain: ([, missing]) => ({
      title: "The chart's dependencies are not there",
      message: `${missing ? `The chart depends on ${missing}, which was not fetched` : "The index of a dependency's repository was not fetched"}. hub-deploy fetches dependencies from the repositories that Chart.yaml names; look at the lines above for one that does not answer.`,
    }),
  },
  {
    words: /failed to perform "FetchReference" on source: ([^\n]*): not found/,
    action: 'stop',
    explain: ([, chart]) => ({
      title: 'There is no such chart',
      message: `The registry has no ${chart}. Check the chart's address and version.`,
    }),
  },
  {
    words:
      /chart "([^"]+)" (?:matching|version) "?([^\s"]+)"? not found in (\S+)|no chart version found for (\S+)/,
    action: 'stop',
    explain: ([, chart, version, repository, other]) => ({
      title: `There is no such version of ${chart ?? baseName(other)}`,
      message: `${repository ? repository : 'The repository'} has no ${chart ?? other}${version ? ` ${version}` : ''}. Choose a version that exists (helm search repo --versions).`,
    }),
  },
  {
    words: /execution error at \(([^)]*)\): ([\s\S]*)/,
    action: 'stop',
    explain: ([, template, why]) => ({
      title: 'The chart refuses these values',
      message: `${template} says: ${sentence(why)}`,
    }),
  },
  {
    words: /values don't meet the specifications of the schema\(s\)[^\n]*\n([\s\S]*)/,
    action: 'stop',
    explain: ([, details]) => ({
      title: "The values do not fit the chart's schema",
      message: `The chart does not accept these values: ${sentence(details)}`,
    }),
  },
  {
    words:
      /cannot unmarshal (\w+) into Go struct field (\S+) of type (\S+)|(\.[\w.[\]="-]+): expected ([^,\n]+), got/,
    action: 'stop',
    explain: ([, is, goField, wantedByGo, field, wanted], _, log) => {
      const object = /object (\S+) \S+, Kind=(\w+)|(\w+) in version/.exec(log);
      const name = object?.[1] ? `${object[2]} ${baseName(object[1])}` : (object?.[3] ?? 'An object');
      // Helm 4 has the API machinery's words: "numeric (int or float)".
      const kind = (wanted ?? wantedByGo)?.replace(/^numeric.*/, 'number');
      return {
        title: `${name}: a value has the wrong type`,
        message: `${field ?? goField} of ${name} must be a ${kind}${is ? ` and is a ${is}` : ''}. Words like y, no and on, and numbers, must be quoted where a text is wanted: in the values, or with the template's \`quote\`.`,
      };
    },
  },
  {
    words: /executing "([^"]+)" at <([^>]*)>:?\s*([^\n]*)/,
    action: 'stop',
    explain: ([, template, expression, why]) => ({
      title: 'A template does not work with these values',
      message: `${template} fails at ${expression}: ${sentence(why)} A value that it needs is missing or of another kind.`,
    }),
  },
  {
    words: /failed to parse (\S+): (?:cannot unmarshal yaml document: )?([^\n]*)/,
    action: 'stop',
    explain: ([, file, why]) => ({
      title: 'A values file is no valid YAML',
      message: `${baseName(file)} cannot be read: ${sentence(why)}`,
    }),
  },
  {
    words: /(?:YAML parse error on|parse error (?:at|in)) \(?([^\s:)]+)[^\n]*/,
    action: 'stop',
    explain: ([line, template]) => ({
      title: 'A template makes no valid YAML',
      message: `${template} does not come out as YAML with these values: ${sentence(line)}`,
    }),
  },
];
