import { createIntl } from 'react-intl';
import { everyEn } from './messages/everyEn.ts';
import type { Say } from './text.tsx';

const intl = createIntl({
  locale: 'en-US',
  messages: everyEn,
  onError: (error) => {
    throw error;
  },
});

/** The sentences of the app for tests, without a screen; a sentence that is missing or broken fails the test. */
export const sayInEnglish: Say = (id, values) => intl.formatMessage({ id }, values);
