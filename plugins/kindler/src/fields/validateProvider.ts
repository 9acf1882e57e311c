import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { kindlerApiRef } from '../apis';
import { unavailability } from '../components/provider';
import { translateWith } from './translateWith';

/**
 * Refuses a provider that is not configured or cannot make environments now, in the words of its availability.
 */
export async function validateProvider(
  kind: string | undefined,
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder },
): Promise<void> {
  const { apiHolder } = context;
  const api = apiHolder.get(kindlerApiRef);
  if (!kind || !api) {
    return;
  }
  const t = translateWith(apiHolder);
  const { items } = await api.listProviders();
  const provider = items.find(each => each.kind === kind);
  if (!provider) {
    field.addError(
      t?.('field.noSuchProvider', { provider: kind }) ??
        `Kindler has no provider '${kind}'`,
    );
  } else if (!provider.availability.available) {
    const { reason = '', hint = '' } = provider.availability;
    field.addError(
      t ? unavailability(provider.availability, t) : `${reason}. ${hint}`,
    );
  }
}
