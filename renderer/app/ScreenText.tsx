import { useMemo, type ReactNode } from 'react';
import { IntlProvider, useIntl } from 'react-intl';

type ScreenTextProps = Readonly<{ messages: Readonly<Record<string, string>>; children: ReactNode }>;

/** Adds the sentences of a screen that is loaded later to those of the frame: a start brings only what it shows. */
export function ScreenText({ messages, children }: ScreenTextProps): ReactNode {
  const intl = useIntl();
  const all = useMemo(() => ({ ...intl.messages, ...messages }) as Record<string, string>, [intl.messages, messages]);
  return (
    <IntlProvider locale={intl.locale} messages={all} onError={intl.onError}>
      {children}
    </IntlProvider>
  );
}
