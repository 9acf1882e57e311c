import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixture, gatewayStats } from './payloads';

const MEMBERS = [1, 2, 3];
const CLUSTERS_OF_A_GATEWAY = 10;

/** Answers like three Patroni members and a gateway of 200 servers, in a process of its own. */
function serve() {
  const folder = 'patroni/v4.1.4/01-healthy';
  const cluster = fixture(`${folder}/cluster.json`);
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
      response.end(nodes[number]);
    } else if (url.endsWith('/cluster')) {
      response.end(cluster);
    } else {
      response.end(url.endsWith('/history') ? '[]' : '{}');
    }
  });
  server.listen(0, '127.0.0.1', () => {
    process.send!((server.address() as AddressInfo).port);
  });
  process.once('disconnect', () => process.exit());
}

serve();
