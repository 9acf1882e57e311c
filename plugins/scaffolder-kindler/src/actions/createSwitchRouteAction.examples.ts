import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Move a route to another target, and follow it afterwards',
    example: `steps:
  - id: switch
    action: kindler:route:switch
    name: Switch the route
    input:
      route: orders-rw
      target: archive
      migration: true
      reason: The archive takes over
  - id: trace
    action: kindler:route:trace
    name: Follow the route
    input:
      route: orders-rw
`,
  },
  {
    description: 'Move a route without holding clients back in PgBouncer',
    example: `steps:
  - id: switch
    action: kindler:route:switch
    name: Switch the route
    input:
      route: orders-rw
      target: orders
      pause: false
      reason: Back to the cluster
`,
  },
];
