import { Empty } from '../state';
import { CodeBlock } from '../layout';
import { useKindlerTranslation } from '../../translation';
import { ENVIRONMENT_CONFIG } from './environmentConfig';

/**
 * Nothing can be created here as the backend is configured, and this is what to add.
 */
export function AddEnvironments(props: { title: string }) {
  const { t } = useKindlerTranslation();
  return (
    <Empty
      title={props.title}
      action={
        <CodeBlock
          label={t('environment.configuration')}
          text={ENVIRONMENT_CONFIG}
        />
      }
    >
      {t('environment.addHelp')}
    </Empty>
  );
}
