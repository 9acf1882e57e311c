import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Container, Header } from '@backstage/ui';
import styles from './HomeLayout.module.css';

/**
 * The home page: the portal's name, and all widgets beside each other.
 */
export function HomeLayout(props: HomePageLayoutProps) {
  const config = useApi(configApiRef);
  return (
    <div className={styles.page}>
      <Header title={config.getOptionalString('app.title') ?? 'Kindler'} />
      <Container>
        <div className={styles.widgets}>
          {props.widgets.map(widget => (
            <div key={widget.node.spec.id}>{widget.component}</div>
          ))}
        </div>
      </Container>
    </div>
  );
}
