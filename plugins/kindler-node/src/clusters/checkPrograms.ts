import { word, type Wording } from '@kindler/backstage-plugin-kindler-common';
import { ProgramError, runProgram, type ProgramResult } from '../programs';
import type { ClusterAvailability } from './ClusterTool';

const TIMEOUT_MS = 5_000;

/**
 * A program that is needed, and what helps where it is not there.
 * @public
 */
export interface NeededProgram {
  /** For people, e.g. `k3d`. */
  title: string;
  program: string;
  args: string[];
  /** Oldest version that is supported. */
  oldest: string;
  /** Command that installs it. */
  install: string;
}

/**
 * Docker, and that its daemon answers.
 * @public
 */
export const neededDocker = (program: string): NeededProgram => ({
  title: 'Docker',
  program,
  args: ['version', '--format', '{{.Server.Version}}'],
  oldest: '20.10.0',
  install: 'curl -fsSL https://get.docker.com | sh',
});

/**
 * Whether all programs are there, of a supported version, and answer. Takes seconds at most.
 * @public
 */
export async function checkPrograms(
  programs: NeededProgram[],
  signal: AbortSignal,
): Promise<ClusterAvailability> {
  const answers = await Promise.all(
    programs.map(program => checkOne(program, signal)),
  );
  const trouble = answers.find(answer => !answer.available);
  return (
    trouble ?? {
      available: true,
      versions: Object.assign(
        {},
        ...answers.map(answer => (answer.available ? answer.versions : {})),
      ),
    }
  );
}

async function checkOne(
  { title, program, args, oldest, install }: NeededProgram,
  signal: AbortSignal,
): Promise<ClusterAvailability> {
  const unavailable = (reason: Wording, hint: Wording) => ({
    available: false as const,
    reason,
    hint,
  });
  let result: ProgramResult;
  try {
    result = await runProgram(program, args, { signal, timeoutMs: TIMEOUT_MS });
  } catch (error) {
    if (error instanceof ProgramError && error.fault === 'missing') {
      return unavailable(
        word('unable-missing', { title }),
        word('unable-install', { command: install }),
      );
    }
    signal.throwIfAborted();
    return unavailable(
      word('unable-silent', { title, error: (error as Error).message }),
      word('unable-try', { command: `${program} ${args[0]}` }),
    );
  }
  if (result.code !== 0) {
    return /permission denied/i.test(result.stderr)
      ? unavailable(
          word('unable-denied', { title }),
          word('unable-group', { command: 'sudo usermod -aG docker <user>' }),
        )
      : unavailable(
          word('unable-idle', { title }),
          word('unable-start', { command: 'sudo systemctl start docker' }),
        );
  }
  const version = result.stdout.match(/(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?/);
  if (!version || isOlder(version[0], oldest)) {
    return unavailable(
      version
        ? word('unable-old', { title, version: version[0], oldest })
        : word('unable-old-unknown', { title, oldest }),
      word('unable-update', { command: install }),
    );
  }
  return { available: true, versions: { [title]: version[0] } };
}

function isOlder(version: string, oldest: string): boolean {
  const [is, wanted] = [version, oldest].map(text =>
    text.split('.').map(Number),
  );
  const at = wanted.findIndex((part, index) => part !== (is[index] ?? 0));
  return at !== -1 && (is[at] ?? 0) < wanted[at];
}
