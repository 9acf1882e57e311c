import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Create a database and a role that owns it',
    example: `steps:
  - id: database
    action: kindler:database:create
    name: Create the database
    input:
      name: orders-dev
`,
  },
  {
    description: 'Create a database for a team, with a title',
    example: `steps:
  - id: database
    action: kindler:database:create
    name: Create the database
    input:
      name: orders-test
      title: Orders, test
      owner: group:default/team-checkout
      timeoutSeconds: 120
`,
  },
  {
    description: 'Create a database behind a route of choice, for a week',
    example: `steps:
  - id: database
    action: kindler:database:create
    name: Create the database
    input:
      name: orders-load
      route: orders-rw
      ttl: P7D
`,
  },
];
