import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';

const PROJECT_PAGES =
  'https://github.com/kindler/kindler-backstage/blob/main/docs/{language}/findings.md#{code}';

/** Leads to what the documents say of a finding: meaning, cause, check and cure, in the reader's language. */
export function FindingDocsLink(props: { code: string }) {
  const { code } = props;
  const { t } = useKindlerTranslation();
  const config = useApi(configApiRef);
  const url =
    config.getOptionalString('kindler.docs.findingUrl') ?? PROJECT_PAGES;
  return (
    <Link
      href={url
        .replace('{language}', t('finding.docsLanguage'))
        .replace('{code}', encodeURIComponent(code))}
      variant="body-small"
    >
      {t('finding.docs', { code })}
    </Link>
  );
}
