import { word } from '@kindler/backstage-plugin-kindler-common';
import { firstLine } from '../../haproxy/exchange';
import { canonicalHost, parseAddress } from '../../model/addresses/address';
import { classifyError, SourceError } from '../../model/fault';
import { parseJson } from '../../model/fields';
import { parseInfo } from '../../haproxy/parsing/parseInfo';
import { parseProcesses } from '../../haproxy/parsing/parseProcesses';
import { readCondition } from '../../model/haproxy/ServerCondition';
import { canonicalIp } from '../../model/kubernetes/canonicalIp';
import { parseCheck } from '../../haproxy/parsing/parseCheck';
import { parseCliSockets } from '../../haproxy/parsing/parseCliSockets';
import { parseConfiguration } from '../../haproxy/parsing/parseConfiguration';
import { parseReload } from '../../haproxy/parsing/parseReload';
import { parseSessions } from '../../haproxy/parsing/parseSessions';
import { parseServersState } from '../../haproxy/parsing/parseServersState';
import { hideSecrets } from '../../dcs/hideSecrets';
import { parseCluster } from '../../dcs/parseCluster';
import { parseHistory } from '../../dcs/parseHistory';
import { parseNode } from '../../patroni/parseNode';
import { parseSettings } from '../../dcs/parseSettings';
import { parseLsn } from '../../model/postgres/lsn';
import { redact } from '../../model/redact';
import { atLeast } from '../../model/versions';
import { readSentence } from '../../patroni/readSentence';
import { ServerError } from '../../postgres/client/ServerError';
import { readStrings } from '../../postgres/client/wireMessages';
import { repeated, type HostileCase } from './HostileCase';
import { PROCESSES_HEAD, STATE_HEAD, STATS_HEAD } from './haproxyCases';
import { parseStats } from '../../haproxy/parsing/parseStats';
import { sourceId } from '../../model/SourceId';

/** What patterns may look for again and again. */
const PARTS = [
  ...[' ', '\n', '\t', '.', '%', ':', '/', '\\', '"', "'", '=', '-', ',', '0'],
  ...['[', ']', '(', '<', '>', '@', '\0', 'a', 'é', '1.', '%\n', '\r\n', '""'],
  ...['a://', 'a://b@', 'passw', 'password=', '--passw', '"passw":', 'Basic '],
  ...['-----BEGIN ', '-----BEGIN PRIVATE KEY-----', '-u a=', '?sig=', 'AKIA'],
  ...['<p>Message:', '<html', '# ', '1 worker ', ' 0d0h', 'MAINT (via ', '{"'],
];

/** Everything that looks at a text from outside, alone or as a part of an answer. */
const READERS: Record<string, (text: string) => unknown> = {
  redact,
  hideSecrets: text => hideSecrets('a', text),
  classifyError: text =>
    classifyError(
      new SourceError('http', word('fault-http', { detail: text })),
      sourceId.patroniRest('a', 'b'),
    ),
  'classifyError of any error': text =>
    classifyError(new Error(text), sourceId.client('a')),
  readSentence,
  'readSentence of a page': text => readSentence(`<p>Message:${text}`),
  firstLine,
  canonicalHost,
  parseAddress,
  'parseAddress in brackets': text => parseAddress(`[${text}]:1`),
  canonicalIp,
  atLeast: text => atLeast(text, [1, 2]),
  parseLsn,
  readCondition: text => readCondition({ status: text }),
  parseJson,
  parseInfo,
  parseStats: text => parseStats(`${STATS_HEAD}${text}\n`),
  'parseStats of quotes': text => parseStats(`${STATS_HEAD}"${text}\n`),
  parseProcesses: text => parseProcesses(`${PROCESSES_HEAD}${text}\n\n`),
  parseConfiguration: text =>
    parseConfiguration(`listen ${text}\n  server a ${text} ${text}\n`),
  parseCliSockets: text => parseCliSockets(`ipv4@${text} admin all\n`),
  parseCheck: text => parseCheck(`[ALERT] (1) : ${text}\n`),
  parseReload: text => parseReload(`Success=0\n--\n${text}`),
  parseSessions: text => parseSessions(`0x1: proto=tcpv4 src=${text} fe=a\n`),
  parseServersState: text => parseServersState(`${STATE_HEAD}${text}\n\n`),
  parseCluster: text =>
    parseCluster(
      JSON.stringify({
        members: [
          { name: text, role: text, state: text, host: text, api_url: text },
          { name: 'a', api_url: `http://${text}/`, tags: { [text]: text } },
        ],
        scheduled_switchover: { at: text },
      }),
    ),
  parseNode: text =>
    parseNode(
      JSON.stringify({
        state: text,
        role: text,
        patroni: { name: text, version: text },
        database_system_identifier: text,
        xlog: { location: text, received_location: text },
        tags: { a: text },
      }),
    ),
  parseHistory: text =>
    parseHistory(JSON.stringify([[1, text, text, text, text]])),
  parseSettings: text =>
    parseSettings(
      JSON.stringify({
        synchronous_mode: text,
        slots: { [text]: 1 },
        postgresql: { parameters: { a: text, [text]: 1 }, pg_hba: [text] },
      }),
    ),
  ServerError: text => ServerError.read(Buffer.from(`M${text}\0C${text}\0`)),
  readStrings: text => readStrings(Buffer.from(text)),
};

/** Every reader over every text. */
export const textCases: HostileCase[] = Object.entries(READERS).flatMap(
  ([name, read]) =>
    PARTS.map(part => ({
      name: `${name} of ${JSON.stringify(part)}`,
      size: 1000,
      make: (size: number) => {
        const texts = [repeated(part, size), `${repeated(part, size)}x`];
        return () => texts.forEach(text => read(text));
      },
    })),
);
