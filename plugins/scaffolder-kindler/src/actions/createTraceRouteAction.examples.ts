import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Go on only if a route leads to PostgreSQL',
    example: `steps:
  - id: trace
    action: kindler:route:trace
    name: Follow the route
    input:
      route: orders-rw
`,
  },
  {
    description: 'Only say what was seen of a route',
    example: `steps:
  - id: trace
    action: kindler:route:trace
    name: Follow the route
    input:
      route: orders-rw
      mayBeBroken: true
`,
  },
];
