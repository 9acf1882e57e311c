import { connect } from 'node:net';
import type {
  DrivenGateway,
  DrivenServer,
  GatewayDriver,
  ServerChange,
} from '@kindler/backstage-plugin-kindler-node';

const TIMEOUT_MS = 3000;
const STATES = ['ready', 'drain', 'maint'] as const;

/** Drives HAProxy over the command socket of its master: the current worker (`@1`) takes the commands. */
export class MasterSocketDriver implements GatewayDriver {
  readonly #path: string;

  constructor({ name, masterSocket }: DrivenGateway) {
    if (!masterSocket) {
      throw new Error(`Set kindler.gateways '${name}'.masterSocket`);
    }
    this.#path = masterSocket;
  }

  async explainRefusal() {
    const answer = await this.#ask('show cli level');
    return answer.includes('admin') ? undefined : `It says: ${answer}`;
  }

  async readServers(proxy: string): Promise<DrivenServer[]> {
    const answer = await this.#ask(`show servers state ${proxy}`);
    const [, header, ...rows] = answer.trim().split('\n');
    if (!header?.startsWith('# ')) {
      throw new Error(answer.trim());
    }
    const columns = header.slice(2).split(' ');
    return rows.map(row => {
      const cells = row.split(' ');
      const cell = (name: string) => cells[columns.indexOf(name)];
      const admin = Number(cell('srv_admin_state'));
      const drained = (admin & 0b11000) > 0 ? 'drain' : 'ready';
      return {
        name: cell('srv_name'),
        address: cell('srv_addr'),
        port: Number(cell('srv_port')),
        admin: (admin & 0b1100011) > 0 ? 'maint' : drained,
        running: Number(cell('srv_op_state')) > 0,
        judged: Number(cell('srv_check_result')) > 0,
      };
    });
  }

  async apply(proxy: string, changes: ServerChange[]): Promise<void> {
    for (const command of this.preview(proxy, changes)) {
      const answer = (await this.#ask(command)).trim();
      if (answer) {
        throw new Error(answer);
      }
    }
  }

  preview(proxy: string, changes: ServerChange[]): string[] {
    return changes.map(change => {
      const server = `${proxy}/${change.server}`;
      return 'state' in change && STATES.includes(change.state)
        ? `set server ${server} state ${change.state}`
        : `shutdown sessions server ${server}`;
    });
  }

  async persist() {
    return false;
  }

  #ask(command: string): Promise<string> {
    if (/[;\r\n\\]/.test(command)) {
      throw new Error('A name holds a separator');
    }
    return new Promise((resolve, reject) => {
      const socket = connect(this.#path, () => socket.end(`@1 ${command}\n`));
      let answer = '';
      socket.setTimeout(TIMEOUT_MS, () =>
        socket.destroy(new Error('HAProxy does not answer')),
      );
      socket.on('data', data => (answer += data));
      socket.on('end', () => resolve(answer));
      socket.on('error', reject);
    });
  }
}
