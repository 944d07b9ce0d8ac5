import { useCallback, type ReactNode } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { en, type MessageId } from './messages/en.ts';

export type TextValues = Readonly<Record<string, string | number>>;

/** Gives the sentence with that id in the person's language. */
export type Say = (id: MessageId, values?: TextValues) => string;

/** Makes sentences, numbers and dates of the person's language available below. */
export function TextProvider({ children }: Readonly<{ children: ReactNode }>): ReactNode {
  return (
    <IntlProvider locale="en-US" messages={en} onError={reportToConsole}>
      {children}
    </IntlProvider>
  );
}

/** The way to sentences for code in components. */
export function useSay(): Say {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}

type TextProps = Readonly<{ id: MessageId; values?: TextValues }>;

/** A sentence with emphasis in it. */
export function Text({ id, values }: TextProps): ReactNode {
  const intl = useIntl();
  return intl.formatMessage(
    { id },
    {
      ...values,
      b: (parts: ReactNode[]) => <b key="b">{parts}</b>,
      big: (parts: ReactNode[]) => (
        <span key="big" className="big">
          {parts}
        </span>
      ),
    },
  );
}

// A missing sentence is a defect: tests hold the catalog complete, and the id itself is still on screen.
function reportToConsole(error: Error): void {
  console.error(error.message);
}
