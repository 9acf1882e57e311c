import { Link, useSidebarOpenState } from '@backstage/core-components';
import { KindlerLogo } from './KindlerLogo';
import styles from './SidebarLogo.module.css';

/**
 * The way home, with the portal's name where there is room for it.
 */
export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      className={styles.link}
      aria-label="Kindler, home"
    >
      <KindlerLogo size={28} />
      {isOpen && <span className={styles.name}>Kindler</span>}
    </Link>
  );
}
