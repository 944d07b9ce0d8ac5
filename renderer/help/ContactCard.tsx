import { Mail, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { support, supportLinks } from '../../shared/support/support.ts';
import { useSay } from '../app/text.tsx';
import { OfficeHours } from './OfficeHours.tsx';
import { officeSentence } from './officeSentence.ts';
import { useNow } from './useNow.ts';

/** Whom to ask, and whether somebody is there now. */
export function ContactCard(): ReactNode {
  const say = useSay();
  const { locale } = useIntl();
  const now = useNow();
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { isOpen, text } = officeSentence(say, { now, support, ownZone, locale });
  return (
    <section className="card contact" aria-labelledby="contact">
      <h2 id="contact">{say('help.contact')}</h2>
      <p className="small">{say('help.contact.body')}</p>
      <a className="contact-way" href={supportLinks.phone} target="_blank" rel="noreferrer">
        <Phone className="icon" aria-hidden="true" />
        <span>
          <span className="small">{say('help.contact.phone')}</span>
          <b>{support.phone}</b>
        </span>
      </a>
      <p className={isOpen ? 'office-now open' : 'office-now'}>
        <span className="office-dot" aria-hidden="true" />
        {text}
      </p>
      <a className="contact-way" href={supportLinks.syncRequest} target="_blank" rel="noreferrer">
        <Mail className="icon" aria-hidden="true" />
        <span>
          <span className="small">{say('help.contact.sync')}</span>
          <b>{support.syncRequestEmail}</b>
        </span>
      </a>
      <OfficeHours />
    </section>
  );
}
