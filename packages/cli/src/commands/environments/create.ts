import type { EnvironmentDetails } from '@kindler/backstage-plugin-kindler-common';
import { InvalidArgumentError } from 'commander';
import { followOperation } from '../../operations/followOperation';
import { withWait, type WaitOptions } from '../../operations/waitOptions';
import { openPortal, type GlobalOptions } from '../../portal/Portal';
import type { AddCommand } from '../AddCommand';

interface CreateOptions extends GlobalOptions, WaitOptions {
  provider: string;
  title?: string;
  owner?: string;
  ttl?: string;
  details?: EnvironmentDetails;
}

export const addCreate: AddCommand = (group, context) => {
  const command = group
    .command('create')
    .description('asks for an environment')
    .argument('<environment>', 'its name, a DNS label')
    .requiredOption('--provider <kind>', 'what makes it, e.g. database or k3d')
    .option('--title <text>', 'what people call it')
    .option('--owner <ref>', 'entity of its owner; you, where it is left out')
    .option('--ttl <duration>', 'delete it after so long, e.g. P7D')
    .option('--details <json>', 'what the provider is told', toDetails);
  withWait(command).action((name: string) =>
    context.run(async () => {
      const options: CreateOptions = command.optsWithGlobals();
      const portal = openPortal(options, context);
      const { provider, title, owner, ttl, details } = options;
      const { item } = await portal.createEnvironment({
        ...{ name, provider, title, owner, ttl, details },
      });
      return followOperation(portal, item, options, context);
    }),
  );
};

function toDetails(text: string): EnvironmentDetails {
  try {
    const details = JSON.parse(text);
    if (details && typeof details === 'object' && !Array.isArray(details)) {
      return details;
    }
  } catch {
    // Said below.
  }
  throw new InvalidArgumentError(
    'It is a JSON object, e.g. {"httpPort":18090}.',
  );
}
