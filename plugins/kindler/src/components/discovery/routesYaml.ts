import type { RouteProposal } from '@kindler/backstage-plugin-kindler-common';

const PLAIN = /^[A-Za-z][A-Za-z0-9_.-]*$/;
/** Plain words that YAML reads as something else. */
const RESERVED = /^(true|false|yes|no|on|off|null|y|n)$/i;

/** The block of app-config that adds routes. What nobody told is a comment that says what to write. */
export function routesYaml(
  proposals: readonly RouteProposal[],
  toWrite: (missing: RouteProposal['missing'][number]) => string,
): string {
  return [
    'kindler:',
    '  routes:',
    ...proposals.flatMap(proposal => routeLines(proposal, toWrite)),
    '',
  ].join('\n');
}

function routeLines(
  { name, gateway, proxy, intent, listener, targets, missing }: RouteProposal,
  toWrite: (missing: RouteProposal['missing'][number]) => string,
): string[] {
  const { host, port } = listener ?? {};
  const lines = [
    `gateway: ${scalar(gateway)}`,
    `proxy: ${scalar(proxy)}`,
    ...(intent ? [`intent: ${intent}`] : []),
    ...(host !== undefined && port !== undefined
      ? [`listener: { host: ${scalar(host)}, port: ${port} }`]
      : []),
    ...missing.map(key => `# ${key}: ${toWrite(key)}`),
    'targets:',
    ...targets.map(
      target =>
        `  - { name: ${scalar(target.name)}, database: ${scalar(
          target.database,
        )}, servers: [${target.servers.map(scalar).join(', ')}] }`,
    ),
  ];
  return [`    - name: ${scalar(name)}`, ...lines.map(line => `      ${line}`)];
}

/** A JSON string is a YAML scalar, too. */
function scalar(text: string): string {
  return PLAIN.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
}
