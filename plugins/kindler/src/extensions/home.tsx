import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

export const databaseHealthWidget = HomePageWidgetBlueprint.make({
  name: 'database-health',
  params: {
    name: 'KindlerDatabaseHealth',
    title: 'Database health',
    description: 'Database clusters with their verdicts, problems first',
    components: async () => {
      const { DatabaseHealth } = await import('../home/DatabaseHealth');
      return { Content: DatabaseHealth };
    },
  },
});
