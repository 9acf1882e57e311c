/* eslint-disable no-console */
import { parse } from 'csv-parse/sync';
import { parseStats } from '../../src/model/haproxy/parseStats';
import { bestOf } from '../support/bestOf';
import { statsOf } from '../support/payloads';

const SERVERS = 2000;

/** Parsing HAProxy's CSV, beside a generic CSV parser that reads the same bytes. */
export function benchParser() {
  const text = statsOf(SERVERS);
  const ours = bestOf(30, () => parseStats(text));
  const generic = bestOf(10, () => parse(text, { relaxColumnCount: true }));
  console.log(
    `CSV of ${SERVERS} servers (${Math.round(text.length / 1024)} KiB): ` +
      `${ours.toFixed(1)} ms, csv-parse ${generic.toFixed(1)} ms, ` +
      `${(generic / ours).toFixed(1)} times as fast`,
  );
}
