import { memo, useMemo, type ReactNode } from 'react';
import type { Intent } from '../../shared/contract/change.ts';
import type { ManagedBy, PersonRow, ProductChoice } from '../../shared/contract/view.ts';
import { useChangePreview } from '../change-preview/useChangePreview.ts';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ModalContent } from '../components/ModalDialog.tsx';
import { StateLabel } from '../components/StateLabel.tsx';
import { ManagedNote } from '../roster-sync/ManagedNote.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { gradeText } from '../app/grades.ts';
import { useSay } from '../app/text.tsx';
import { AssignedProducts } from './AssignedProducts.tsx';
import { AvailableProducts } from './AvailableProducts.tsx';
import { intentsOf, toConfirm, type Draft } from './draft.ts';
import { PreviewLines } from './PreviewLines.tsx';
import { useSave } from './useSave.ts';
import '../components/Check.css';
import './ManageProducts.css';

type ManageProductsFormProps = Readonly<{
  person: PersonRow;
  choices: readonly ProductChoice[];
  managedBy: ManagedBy | null;
  draft: Draft;
  kept: boolean;
}>;

const NOTHING: readonly Intent[] = [];

function ManageProductsFormOnce(props: ManageProductsFormProps): ReactNode {
  const { person, choices, managedBy, draft, kept } = props;
  const say = useSay();
  const { store } = useAppContext();
  const name = say('person.fullName', { given: person.givenName, family: person.familyName });
  const { userId } = person;
  const intents = useMemo(() => intentsOf(userId, choices, draft), [userId, choices, draft]);
  const unconfirmed = toConfirm(choices, draft);
  const { value, isCurrent } = useChangePreview(unconfirmed.length === 0 ? intents : NOTHING, 'fit');
  const preview = isCurrent ? value : null;
  const { save, isSlow, failure, notSaved } = useSave({ userId, name, choices, kept });
  const isReady = intents.length > 0 && unconfirmed.length === 0 && preview?.counts.refuse !== intents.length;
  const close = (): void => closeDialog(store);
  return (
    <ModalContent
      title={say(person.role === 'student' ? 'manage.title' : 'users.manage')}
      sub={
        <p className="manage-person dialog-person">
          <bdi>{name}</bdi>
          <span>{person.role === 'student' ? gradeText(say, person.grade) : say(`users.role.${person.role}`)}</span>
          <StateLabel state={person.state} />
        </p>
      }
      footer={
        <>
          <PreviewLines
            name={name}
            intents={intents}
            choices={choices}
            unconfirmed={unconfirmed}
            preview={preview}
            isManaged={managedBy !== null}
          />
          <Button onClick={close}>{say('common.cancel')}</Button>
          <Button kind="primary" unavailable={!isReady || isSlow} onClick={() => void save(intents)}>
            {say(isSlow ? 'manage.saving' : 'manage.save')}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNote failure={failure}>{failureHint()}</FailureNote>}
      {notSaved.length > 0 && (
        <div className="note bad" role="alert">
          <div className="note-text">
            <b>{say('manage.notSaved', { count: notSaved.length })}</b>
            {notSaved.map(({ intent, reason }) => (
              <p key={JSON.stringify(intent)}>
                {say(`reason.${reason}`)} {say(`reason.${reason}.next`)}
              </p>
            ))}
          </div>
        </div>
      )}
      {managedBy !== null && <ManagedNote {...managedBy} about="educator" />}
      <AssignedProducts choices={choices} licenses={person.licenses} draft={draft} managedBy={managedBy} />
      <AvailableProducts choices={choices} draft={draft} person={person} managedBy={managedBy} />
    </ModalContent>
  );

  function failureHint(): ReactNode {
    return failure?.code === 'disconnected' ? <p>{say('manage.unclear')}</p> : null;
  }
}

/** The dialog once the person's products are known; drawn again only when something in it alters. */
export const ManageProductsForm = memo(ManageProductsFormOnce);
