/* eslint-disable no-console */
import { parse } from 'csv-parse/sync';
import { parseStats } from '../../src/haproxy/parsing/parseStats';
import { bestOf } from '../support/bestOf';
import { statsOf } from '../support/payloads';

const SIZES = [100, 2000, 40_000];
/** So many servers are parsed in all at each size, so that small ones are not a matter of one moment. */
const SERVERS_IN_ALL = 120_000;

/** Parsing HAProxy's CSV at several sizes, beside a generic CSV parser that reads the same bytes. */
export function benchParser() {
  for (const size of SIZES) {
    const text = statsOf(size);
    const rounds = Math.max(3, Math.round(SERVERS_IN_ALL / size));
    const ours = bestOf(rounds, () => parseStats(text));
    const generic = bestOf(Math.ceil(rounds / 3), () =>
      parse(text, { relaxColumnCount: true }),
    );
    console.log(
      `CSV of ${size} servers (${Math.round(text.length / 1024)} KiB): ` +
        `${ours.toFixed(2)} ms, ${((1000 * ours) / size).toFixed(
          2,
        )} us a row, ` +
        `csv-parse ${generic.toFixed(2)} ms, ` +
        `${(generic / ours).toFixed(1)} times as fast`,
    );
  }
}
