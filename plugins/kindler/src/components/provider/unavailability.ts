import type { ProviderAvailability } from '@kindler/backstage-plugin-kindler-common';
import { sayWith, type KindlerTranslate } from '../../translation';

/**
 * Why a provider cannot make environments now, and what helps.
 */
export function unavailability(
  { reason, hint, reasonWording, hintWording }: ProviderAvailability,
  t: KindlerTranslate,
): string {
  return t('environment.unavailableWhy', {
    reason: reasonWording
      ? sayWith(reasonWording, t)
      : reason ?? t('word.unknown'),
    hint: hintWording ? sayWith(hintWording, t) : hint ?? '',
  }).trim();
}
