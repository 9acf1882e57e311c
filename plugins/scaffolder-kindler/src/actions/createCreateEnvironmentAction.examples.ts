import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Create a database of its own and wait until it answers',
    example: `steps:
  - id: environment
    action: kindler:environment:create
    name: Create the environment
    input:
      name: orders-dev
      provider: database
`,
  },
  {
    description: 'Create an environment for a team, with a title',
    example: `steps:
  - id: environment
    action: kindler:environment:create
    name: Create the environment
    input:
      name: orders-test
      title: Orders, test
      provider: database
      owner: group:default/team-checkout
      timeoutSeconds: 120
`,
  },
  {
    description: 'Create a preview that is deleted after three days',
    example: `steps:
  - id: preview
    action: kindler:environment:create
    name: Create the preview
    input:
      name: checkout-pr-481
      provider: database
      ttl: P3D
`,
  },
  {
    description: 'Start the creation and go on with other steps meanwhile',
    example: `steps:
  - id: environment
    action: kindler:environment:create
    name: Start the environment
    input:
      name: orders-dev
      provider: database
      wait: false
`,
  },
];
