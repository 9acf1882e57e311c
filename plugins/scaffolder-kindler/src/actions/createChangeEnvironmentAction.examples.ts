import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export function changeExamples(change: string): TemplateExample[] {
  return [
    {
      description: `Let Kindler ${change} an environment`,
      example: `steps:
  - id: ${change}
    action: kindler:environment:${change}
    name: Let Kindler ${change} the environment
    input:
      name: orders-dev
`,
    },
    {
      description: `Let Kindler ${change} an environment within two minutes`,
      example: `steps:
  - id: ${change}
    action: kindler:environment:${change}
    name: Let Kindler ${change} the environment
    input:
      name: orders-dev
      reason: Tests of release 4
      timeoutSeconds: 120
`,
    },
  ];
}
