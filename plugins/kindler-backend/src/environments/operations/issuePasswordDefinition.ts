import { ConflictError } from '@backstage/errors';
import { word } from '@kindler/backstage-plugin-kindler-common';
import type { EnvironmentProvider } from '@kindler/backstage-plugin-kindler-node';
import type { OperationDefinition } from '../../operations';
import { toProvided } from '../../providers';
import type { PasswordHandover } from './PasswordHandover';

/** Sets a new password, which only the request that asked for it gets. */
export function issuePasswordDefinition(
  provider: EnvironmentProvider,
  passwords: PasswordHandover,
): OperationDefinition<'environment-credentials'> {
  return {
    kind: 'environment-credentials',
    variant: provider.kind,
    plan: () => [
      {
        id: 'issue',
        name: word('step-set-password', {}),
        do: context =>
          passwords.handOver(context.input.delivery, async () => {
            if (!provider.issuePassword) {
              throw new ConflictError(
                `Environments of '${provider.kind}' have no password`,
              );
            }
            return provider.issuePassword(toProvided(context.input), context);
          }),
        verify: async () => 'The new password works; the old one does not',
      },
    ],
  };
}
