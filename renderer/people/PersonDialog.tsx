import type { ReactNode } from 'react';
import type { OpenDialog } from '../state/appStore.ts';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { dismissDialog } from '../state/drafts.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { rosterEditEn } from '../app/messages/rosterEditEn.ts';
import { rosterSyncEn } from '../app/messages/rosterSyncEn.ts';
import { usersEn } from '../app/messages/usersEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { draftOf, newPerson } from './personDraft.ts';
import { PersonForm } from './PersonForm.tsx';

type PersonDialogProps = Readonly<{ dialog: OpenDialog & { kind: 'person' } }>;

const messages = { ...usersEn, ...rosterSyncEn, ...rosterEditEn };

/** A person of a roster that is kept by hand: added, edited, moved to another school, or said to have left. */
export function PersonDialog({ dialog }: PersonDialogProps): ReactNode {
  const { store } = useAppContext();
  return (
    <ScreenText messages={messages}>
      <ModalFrame width="narrow" onClose={() => dismissDialog(store)}>
        {dialog.userId === null ? <Adding dialog={dialog} /> : <Editing dialog={dialog} userId={dialog.userId} />}
      </ModalFrame>
    </ScreenText>
  );
}

function Adding({ dialog }: PersonDialogProps): ReactNode {
  const orgId = useApp(selectOrgId);
  const { value: orgs } = useQuery('orgs.list', {});
  const schools = orgs?.filter(({ rosterSource, type }) => rosterSource === 'manual' && type !== 'district') ?? [];
  const school = schools.find(({ id }) => id === orgId) ?? (schools.length === 1 ? schools[0] : undefined);
  return <PersonForm dialog={dialog} start={newPerson(dialog.of, school?.id ?? null)} />;
}

function Editing({
  dialog,
  userId,
}: PersonDialogProps & Readonly<{ userId: NonNullable<PersonDialogProps['dialog']['userId']> }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { value: known, failure } = useQuery('roster.person', { userId });
  if (known && known.lock === null) return <PersonForm dialog={dialog} start={draftOf(known)} />;
  // The title stands there from the first: a dialog takes its name when it opens.
  return (
    <ModalContent
      title={say(`person.edit.${dialog.of}`)}
      footer={<Button onClick={() => closeDialog(store)}>{say('common.close')}</Button>}
    >
      {known === undefined && failure !== null && <FailureNote failure={failure} />}
      {known === null && <p>{say('person.locked.gone')}</p>}
      {known?.lock === 'rosterManaged' && <p>{say('person.locked.managed')}</p>}
      {known?.lock === 'forbidden' && <p>{say('person.locked.forbidden')}</p>}
    </ModalContent>
  );
}
