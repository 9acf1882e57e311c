import { Flex } from '@backstage/ui';
import { HappeningSection } from './HappeningSection';
import { KindlerContainer } from './KindlerContainer';
import { OverviewCounts } from './OverviewCounts';
import styles from './OverviewPage.module.css';
import { WrongNowSection } from './WrongNowSection';

/**
 * What is wrong now, what is happening, and how much there is of everything.
 */
export function OverviewPage() {
  return (
    <KindlerContainer>
      <Flex direction="column" gap="4">
        <OverviewCounts />
        <div className={styles.columns}>
          <WrongNowSection />
          <HappeningSection />
        </div>
      </Flex>
    </KindlerContainer>
  );
}
