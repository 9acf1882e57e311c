import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixture, gatewayStats } from './payloads';
import { serveListener } from './serveListener';

const MEMBERS = [1, 2, 3];
const CLUSTERS_OF_A_GATEWAY = 10;
const LOOP_MS = 10_000;

/** Answers like three Patroni members, a gateway of 200 servers and its listener, in a process of its own. */
function serve() {
  const folder = 'patroni/v4.1.4/01-healthy';
  const cluster = fixture(`${folder}/cluster.json`);
  const history = fixture(`${folder}/history.json`);
  const config = fixture(`${folder}/config.json`);
  const stats = gatewayStats(CLUSTERS_OF_A_GATEWAY, 200);
  const nodes = MEMBERS.map(number =>
    fixture(`${folder}/patroni.patroni${number}.json`),
  );
  let asked = 0;
  const server = createServer(({ url = '' }, response) => {
    if (url === '/asked') {
      response.end(String(asked));
      return;
    }
    asked += 1;
    const number = Number(/\/m(\d)\//.exec(url)?.[1]) - 1;
    if (url.endsWith(';csv')) {
      response.end(stats);
    } else if (url.endsWith('/patroni')) {
      response.end(renewed(nodes[number]));
    } else if (url.endsWith('/cluster')) {
      response.end(cluster);
    } else {
      response.end(url.endsWith('/history') ? history : config);
    }
  });
  server.listen(0, '127.0.0.1', async () => {
    const { port } = server.address() as AddressInfo;
    process.send!({ port, listener: await serveListener() });
  });
  process.once('disconnect', () => process.exit());
}

/** As a Patroni says that renews its lock in every loop. */
function renewed(node: string): string {
  const loop = Math.floor(Date.now() / LOOP_MS) * LOOP_MS;
  return node.replace(/("dcs_last_seen": )\d+/, `$1${loop / 1000}`);
}

serve();
