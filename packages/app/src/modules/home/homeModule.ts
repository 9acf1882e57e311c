import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { HomePageLayoutBlueprint } from '@backstage/plugin-home-react/alpha';

const homeLayout = HomePageLayoutBlueprint.make({
  params: {
    loader: async () => (await import('./HomeLayout')).HomeLayout,
  },
});

/**
 * The portal's home page.
 */
export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [homeLayout],
});
