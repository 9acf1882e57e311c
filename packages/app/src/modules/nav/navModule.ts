import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { sidebarContent } from './Sidebar';

/**
 * The portal's sidebar.
 */
export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [sidebarContent],
});
