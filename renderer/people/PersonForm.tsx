import { TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { GRADES } from '../../shared/roster/grades.ts';
import type { EducatorRole } from '../../shared/contract/view.ts';
import type { OpenDialog } from '../state/appStore.ts';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { Field } from '../components/Field.tsx';
import { ModalContent } from '../components/ModalDialog.tsx';
import { closeDialog, updatePerson } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { gradeText } from '../app/grades.ts';
import { useSay } from '../app/text.tsx';
import { changeFrom, isTouched, missingIn, type PersonDraft } from './personDraft.ts';
import { SelectField } from './SelectField.tsx';
import { useSavePerson } from './useSavePerson.ts';
import './People.css';

type PersonFormProps = Readonly<{ dialog: OpenDialog & { kind: 'person' }; start: PersonDraft }>;

const roles = ['teacher', 'aide', 'proctor', 'administrator'] as const satisfies readonly EducatorRole[];
const NONE = '';

/** The fields of a person, and what saving them would say. */
export function PersonForm({ dialog, start }: PersonFormProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { value: orgs } = useQuery('orgs.list', {});
  const { value: status } = useQuery('status.get', {});
  const { save, isSaving, outcome, failure } = useSavePerson();
  const [isAsked, setAsked] = useState(false);
  const draft = dialog.draft ?? start;
  const isNew = draft.from === null;
  const isOnline = status === undefined || status.connection === 'online';
  const missing = missingIn(draft);
  const name = say('person.fullName', { given: draft.givenName.trim(), family: draft.familyName.trim() });
  const set = (part: Partial<PersonDraft>): void => updatePerson(store, { ...draft, ...part });
  const errorOf = (field: 'givenName' | 'familyName'): string | null =>
    isAsked && draft[field].trim() === '' ? say(`person.${field}.missing`) : null;
  const schools = [
    ...(draft.orgId === null ? [{ value: NONE, text: say('person.school.choose') }] : []),
    ...(orgs ?? [])
      .filter((org) => org.rosterSource === 'manual' && (org.type !== 'district' || dialog.of === 'educator'))
      .map((org) => ({ value: org.id as string, text: org.name })),
  ];
  const submit = (): void => {
    setAsked(true);
    const change = changeFrom(draft, dialog.newId);
    if (missing !== null || change === null) return;
    void save(change, say(isNew ? 'person.added' : 'person.saved', { name }));
  };
  const leave = (): void => {
    const change = changeFrom({ ...start, status: start.status === 'active' ? 'inactive' : 'active' }, dialog.newId);
    if (change) void save(change, say(start.status === 'active' ? 'person.left' : 'person.back', { name }));
  };
  return (
    <ModalContent
      title={say(`person.${isNew ? 'add' : 'edit'}.${dialog.of}`)}
      footer={
        <>
          {!isNew && !isTouched(draft, start) && (
            <span className="person-leave">
              <Button unavailable={isSaving || !isOnline} onClick={leave}>
                {say(start.status === 'active' ? 'person.leave' : 'person.comeBack')}
              </Button>
            </span>
          )}
          <Button onClick={() => closeDialog(store)}>{say('common.cancel')}</Button>
          <Button
            kind="primary"
            unavailable={isSaving || !isOnline || (!isNew && !isTouched(draft, start))}
            onClick={submit}
          >
            {say(isSaving ? 'person.saving' : isNew ? 'person.add' : 'manage.save')}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNote failure={failure} />}
      {outcome !== null && (
        <div className="note bad" role="alert">
          <TriangleAlert className="icon" aria-hidden="true" />
          <p className="note-text">
            <b>{say('person.notSaved')}</b> {say(`rosterOutcome.${outcome}`)}
          </p>
        </div>
      )}
      {!isOnline && <p className="note calm">{say('person.offline')}</p>}
      <form
        className="person-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSaving && isOnline) submit();
        }}
      >
        {(['givenName', 'familyName'] as const).map((field) => (
          <Field
            key={field}
            label={say(`person.${field}`)}
            maxLength={100}
            autoComplete="off"
            value={draft[field]}
            error={errorOf(field)}
            onChange={(value) => set({ [field]: value })}
          />
        ))}
        {dialog.of === 'educator' ? (
          <SelectField
            label={say('users.role')}
            value={draft.role}
            options={roles.map((role) => ({ value: role, text: say(`users.role.${role}`) }))}
            onChange={(role) => set({ role })}
          />
        ) : (
          <SelectField
            label={say('students.column.grade')}
            value={draft.grade ?? NONE}
            options={[
              { value: NONE, text: say('grade.none') },
              ...GRADES.map((grade) => ({ value: grade, text: gradeText(say, grade) })),
            ]}
            onChange={(value) => set({ grade: GRADES.find((grade) => grade === value) ?? null })}
          />
        )}
        <SelectField
          label={say('users.column.school')}
          value={draft.orgId ?? NONE}
          options={schools}
          onChange={(value) => set({ orgId: orgs?.find(({ id }) => id === value)?.id ?? null })}
        />
        {isAsked && missing === 'orgId' && <p className="field-error">{say('person.orgId.missing')}</p>}
        {!isNew && draft.orgId !== start.orgId && <p className="small">{say('person.moves')}</p>}
        {/* Enter in a field saves; the button that is seen stands in the foot of the dialog. */}
        <button type="submit" hidden aria-label={say('manage.save')} />
      </form>
    </ModalContent>
  );
}
