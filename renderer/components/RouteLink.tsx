import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { navigate } from '../state/navigation.ts';
import { toHash, type Route } from '../state/route.ts';
import { useAppContext } from '../state/useApp.ts';

type RouteLinkProps = Readonly<Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { to: Route }>;

/** A link to another screen. */
export function RouteLink({ to, children, ...rest }: RouteLinkProps): ReactNode {
  const { store } = useAppContext();
  const onClick = (event: MouseEvent): void => {
    // The address follows the store, not the other way round.
    event.preventDefault();
    navigate(store, to);
  };
  return (
    <a {...rest} href={toHash(to)} onClick={onClick}>
      {children}
    </a>
  );
}
