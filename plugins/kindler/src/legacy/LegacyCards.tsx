import type { ComponentType } from 'react';
import {
  AvailabilityCard,
  DatabaseContent,
  EnvironmentCard,
  HaproxyCard,
  PatroniCard,
  RouteCard,
} from '../cards';
import { LegacyLinks } from './LegacyLinks';

function withLegacyLinks(Component: ComponentType<{}>) {
  return function Linked() {
    return (
      <LegacyLinks>
        <Component />
      </LegacyLinks>
    );
  };
}

export const LegacyPatroniCard = withLegacyLinks(PatroniCard);
export const LegacyHaproxyCard = withLegacyLinks(HaproxyCard);
export const LegacyRouteCard = withLegacyLinks(RouteCard);
export const LegacyAvailabilityCard = withLegacyLinks(AvailabilityCard);
export const LegacyEnvironmentCard = withLegacyLinks(EnvironmentCard);
export const LegacyDatabaseContent = withLegacyLinks(DatabaseContent);
