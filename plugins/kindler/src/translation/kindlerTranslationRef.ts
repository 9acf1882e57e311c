import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { eventMessages } from './eventMessages';
import { findingMessages } from './findingMessages';
import { messages } from './messages';

/**
 * All texts of the plugin.
 * @public
 */
export const kindlerTranslationRef = createTranslationRef({
  id: 'plugin.kindler',
  messages: { ...messages, rule: findingMessages, happened: eventMessages },
  translations: { zh: () => import('./zh') },
});
