import { Flex, Link, Text, VisuallyHidden } from '@backstage/ui';
import type {
  Database,
  WitnessKind,
} from '@kindler/backstage-plugin-kindler-common';
import { Fragment } from 'react';
import { formatClock } from '../../format';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation } from '../../translation';
import { DatabaseActionMenu } from '../databaseAction';
import { FindingList } from '../finding';
import { Section } from '../layout';
import { Since, VerdictChip } from '../status';
import {
  compareWitnesses,
  findDissenters,
  type WitnessRelation,
} from './compareWitnesses';
import { WitnessBox } from './WitnessBox';
import styles from './WitnessPanel.module.css';

const SIGNS = { equal: '=', different: '≠', fits: '≈', unknown: '?' };

function Relation(props: { relation: WitnessRelation }) {
  const { relation } = props;
  const { t } = useKindlerTranslation();
  const tone = relation === 'different' ? styles.different : '';
  return (
    <li className={`${styles.relation} ${tone}`}>
      <span aria-hidden="true">{SIGNS[relation]}</span>
      <VisuallyHidden>{t(`witness.relation.${relation}`)}</VisuallyHidden>
    </li>
  );
}

/** The client's word leads, the others explain it. */
const ORDER: WitnessKind[] = ['client', 'patroni', 'postgres', 'haproxy'];

/**
 * The question that people come with, answered by four witnesses side by side, and what follows from it.
 */
export function WitnessPanel(props: { database: Database }) {
  const { database } = props;
  const { t } = useKindlerTranslation();
  const { verdict, since, findings, incident } = database;
  const links = useKindlerLinks();
  const witnesses = ORDER.map(kind => database.witnesses[kind]);
  const dissenters = findDissenters(witnesses);
  const heard = witnesses.filter(
    ({ status }) => status !== 'unknown' && status !== 'absent',
  ).length;
  return (
    <Section
      title={t('witness.title')}
      status={
        <>
          <VerdictChip verdict={verdict} />
          {since && (
            <Text as="span" variant="body-small" color="secondary">
              {t('word.for')} <Since at={since} />
            </Text>
          )}
          {incident && (
            <Link
              href={links.incident(database.name, incident.id)}
              variant="body-small"
            >
              {t(incident.endedAt ? 'incident.overSince' : 'incident.since', {
                id: incident.id,
                at: formatClock(incident.endedAt ?? incident.startedAt),
              })}
            </Link>
          )}
        </>
      }
      aside={
        <>
          <Text as="span" variant="body-small" color="secondary">
            {t('witness.heard', {
              heard: String(heard),
              total: String(witnesses.length),
            })}
          </Text>
          <DatabaseActionMenu database={database} />
        </>
      }
    >
      <Flex direction="column" gap="3">
        <div className={styles.container}>
          <ul className={styles.line} aria-label={t('witness.title')}>
            {witnesses.map((witness, index) => (
              <Fragment key={witness.kind}>
                {index > 0 && (
                  <Relation
                    relation={compareWitnesses(witnesses[index - 1], witness)}
                  />
                )}
                <WitnessBox
                  witness={witness}
                  isDissenter={dissenters.has(witness.kind)}
                />
              </Fragment>
            ))}
          </ul>
        </div>
        <FindingList findings={findings} />
      </Flex>
    </Section>
  );
}
