import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { findingMessages } from './findingMessages';
import { messages } from './messages';

/**
 * All texts of the plugin.
 * @public
 */
export const kindlerTranslationRef = createTranslationRef({
  id: 'plugin.kindler',
  messages: { ...messages, rule: findingMessages },
  translations: { zh: () => import('./zh') },
});
