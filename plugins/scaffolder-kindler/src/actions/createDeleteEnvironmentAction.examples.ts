import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Delete an environment and wait until it is gone',
    example: `steps:
  - id: delete
    action: kindler:environment:delete
    name: Delete the environment
    input:
      name: orders-dev
`,
  },
  {
    description: 'Start the deletion without waiting for its end',
    example: `steps:
  - id: delete
    action: kindler:environment:delete
    name: Start the deletion
    input:
      name: orders-dev
      reason: The pull request is closed
      wait: false
`,
  },
];
