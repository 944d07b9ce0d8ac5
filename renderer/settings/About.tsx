import type { ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { Line, Section } from './Section.tsx';
import { thirdParty } from './thirdParty.ts';

/** Which Seatwise this is, and what it is made of. */
export function About({ version }: Readonly<{ version: string }>): ReactNode {
  const say = useSay();
  return (
    <Section title={say('settings.about')}>
      <Line label={say('settings.version')}>{say('account.version', { version })}</Line>
      <Line label={say('settings.license')}>{say('settings.license.mit')}</Line>
      <details className="settings-parts">
        <summary>{say('settings.parts', { count: thirdParty.length })}</summary>
        <dl>
          {thirdParty.map(({ name, license }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="small">{license}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Section>
  );
}
