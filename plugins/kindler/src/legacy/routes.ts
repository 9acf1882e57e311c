import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

export const legacyRootRouteRef = createRouteRef({ id: 'kindler' });

export const legacyCreateEnvironmentRouteRef = createExternalRouteRef({
  id: 'kindler.createEnvironment',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
