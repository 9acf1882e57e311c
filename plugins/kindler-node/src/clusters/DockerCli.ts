import { toError } from '@backstage/errors';
import type { ProviderContext } from '../environments';
import { ToolProgram, type ToolProgramOptions } from './ToolProgram';

const ORDER_TIMEOUT_MS = 120_000;
const TRIES = 3;

/** What every node may use at most. */
export interface NodeLimits {
  cpus: number;
  /** In MiB. */
  memory: number;
}

/** What `docker inspect` says of a container, as far as it is used here. */
export interface DockerContainer {
  Name: string;
  Created: string;
  State: { Running: boolean; Status: string };
  Config: { Labels: Record<string, string> | null };
  Mounts?: Array<{ Destination: string }>;
  HostConfig: {
    NanoCpus?: number;
    Memory?: number;
    PortBindings?: Record<
      string,
      Array<{ HostIp: string; HostPort: string }> | null
    > | null;
  };
}

/**
 * The few things that clusters of containers need of Docker itself.
 * @public
 */
export class DockerCli {
  readonly #docker: ToolProgram;

  constructor({ program, setting }: ToolProgramOptions) {
    this.#docker = new ToolProgram({ program, setting });
  }

  /** Containers with a label, `key` or `key=value`, running or not. They are listed anew where one goes before it is looked at. */
  async withLabel(
    label: string,
    signal: AbortSignal,
  ): Promise<DockerContainer[]> {
    for (let left = TRIES; ; left -= 1) {
      const ids = await this.#docker.ask(
        ['ps', '--all', '--quiet', '--no-trunc', '--filter', `label=${label}`],
        signal,
      );
      try {
        return await this.inspect(ids.split('\n').filter(Boolean), signal);
      } catch (error) {
        if (left === 1 || !/No such container/.test(toError(error).message)) {
          throw error;
        }
      }
    }
  }

  async inspect(
    names: string[],
    signal: AbortSignal,
  ): Promise<DockerContainer[]> {
    return names.length === 0
      ? []
      : JSON.parse(
          await this.#docker.ask(
            ['inspect', '--type', 'container', ...names],
            signal,
          ),
        );
  }

  async start(names: string[], context: ProviderContext): Promise<void> {
    await this.#order(['start', ...names], context);
  }

  async stop(names: string[], context: ProviderContext): Promise<void> {
    await this.#order(['stop', ...names], context);
  }

  async limit(
    names: string[],
    { cpus, memory }: NodeLimits,
    context: ProviderContext,
  ): Promise<void> {
    // Without swap besides: what is over the limit is ended, not slowed down.
    const most = `${memory}m`;
    const limits = ['--cpus', `${cpus}`, '--memory', most];
    await this.#order(
      ['update', ...limits, '--memory-swap', most, ...names],
      context,
    );
  }

  /** Removes what tools leave behind: a network or volume of this name, only where it has the label. */
  async removeLeftover(
    kind: 'network' | 'volume',
    { name, label }: { name: string; label: string },
    context: ProviderContext,
  ): Promise<void> {
    const names = await this.#docker.ask(
      [kind, 'ls', '--filter', `label=${label}`, '--format', '{{.Name}}'],
      context.signal,
    );
    if (names.split('\n').includes(name)) {
      await this.#order([kind, 'rm', name], context);
    }
  }

  async #order(args: string[], context: ProviderContext): Promise<void> {
    await this.#docker.order(args, context, { timeoutMs: ORDER_TIMEOUT_MS });
  }
}
