import { useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useShownOrg } from '../components/useShownOrg.ts';
import { selectVisit } from '../state/navigation.ts';
import { selectIsPrinting } from '../state/printing.ts';
import { useApp } from '../state/useApp.ts';
import { useSay } from './text.tsx';
import '../components/print.css';

/** On paper: which school, what was filtered, and when, for paper outlives what it shows. */
export function PrintHead(): ReactNode {
  const isPrinting = useApp(selectIsPrinting);
  return isPrinting ? <Line /> : null;
}

function Line(): ReactNode {
  const say = useSay();
  const intl = useIntl();
  const place = useShownOrg()?.name ?? say('school.all');
  const { text } = useApp(selectVisit).memo;
  const [now] = useState(() => new Date());
  const day = intl.formatDate(now, { dateStyle: 'long' });
  return (
    <p className="print-only small" aria-hidden="true">
      {text === '' ? say('listPrint.head', { place, day }) : say('listPrint.filtered', { place, text, day })}
    </p>
  );
}
