import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CutLine } from './CutLine';
import type { Message, Orders, Shown } from './runReplica';

/** One of several backends, in a process of its own that can be killed and stopped. */
export class ReplicaProcess {
  readonly #child: ChildProcess;
  /** Notifications that it sent. */
  readonly notified: Array<{ scope?: string; severity?: string }> = [];
  isStopped = false;
  readonly #line: CutLine;

  /** Starts one that reaches the plugin database over a line of its own. */
  static async start(orders: Orders): Promise<ReplicaProcess> {
    const line = await CutLine.open(orders.connection);
    const child = fork(join(__dirname, 'runReplica.ts'), {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const replica = new ReplicaProcess(child, line);
    const connection = { ...orders.connection, ...line.address };
    child.send({ ...orders, connection });
    await replica.#next('ready');
    return replica;
  }

  private constructor(child: ChildProcess, line: CutLine) {
    this.#child = child;
    this.#line = line;
    child.on('message', (message: Message) => {
      if (message.kind === 'notified') {
        this.notified.push(message);
      }
    });
  }

  /** What its readers see. */
  async look(): Promise<Shown[]> {
    const answer = this.#next('shown');
    this.#child.send('look');
    return (await answer).shown;
  }

  async kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
    await this.#line.close();
  }

  cut(): void {
    this.#line.cut();
  }

  heal(): void {
    this.#line.heal();
  }

  pause(): void {
    this.isStopped = true;
    this.#child.kill('SIGSTOP');
  }

  resume(): void {
    this.#child.kill('SIGCONT');
    this.isStopped = false;
  }

  async #next<K extends Message['kind']>(kind: K) {
    return new Promise<Extract<Message, { kind: K }>>((resolve, reject) => {
      const onExit = () => reject(new Error(`It ended before it was ${kind}`));
      const onMessage = (message: Message) => {
        if (message.kind === kind) {
          this.#child.off('message', onMessage);
          this.#child.off('exit', onExit);
          resolve(message as Extract<Message, { kind: K }>);
        }
      };
      this.#child.on('message', onMessage);
      this.#child.once('exit', onExit);
    });
  }
}
