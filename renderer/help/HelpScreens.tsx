import type { ReactNode } from 'react';
import { helpEn as messages } from '../app/messages/helpEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import type { Route } from '../state/route.ts';
import { GuideScreen } from './GuideScreen.tsx';
import { HelpHome } from './HelpHome.tsx';
import { TopicScreen } from './TopicScreen.tsx';
import './Help.css';

/** Help & Support: the list of topics, one of them, or the guide of a product. */
export function HelpScreens({ route }: Readonly<{ route: Route & { screen: 'help' | 'guide' } }>): ReactNode {
  return <ScreenText messages={messages}>{screenOf(route)}</ScreenText>;
}

function screenOf(route: Route & { screen: 'help' | 'guide' }): ReactNode {
  if (route.screen === 'guide') return <GuideScreen productId={route.productId} />;
  return route.topic === null ? <HelpHome /> : <TopicScreen topic={route.topic} />;
}
