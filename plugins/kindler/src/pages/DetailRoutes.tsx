import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';
import { Route, Routes, useParams } from 'react-router-dom';
import { KindlerContainer } from './KindlerContainer';

export interface DetailRoutesProps {
  /** Things below a thing. */
  children?: ReactNode;
  list: ReactNode;
  /** Shown below the list's path, with the name (or id) that the URL carries. */
  detail: (name: string) => ReactNode;
  /** Where the list is. */
  listHref: string;
}

function Detail(props: DetailRoutesProps) {
  const { detail, listHref } = props;
  const { name = '' } = useParams();
  return (
    <BreadcrumbEntry
      entry={{
        label: name,
        href: `${listHref}/${encodeURIComponent(name)}`,
      }}
    >
      <KindlerContainer>{detail(name)}</KindlerContainer>
    </BreadcrumbEntry>
  );
}

/**
 * A list and, below it, one of its things.
 */
export function DetailRoutes(props: DetailRoutesProps) {
  return (
    <Routes>
      <Route
        index
        element={<KindlerContainer>{props.list}</KindlerContainer>}
      />
      <Route path=":name/*" element={<Detail {...props} />} />
      {props.children}
    </Routes>
  );
}
