import type { ReactNode } from 'react';
import type { ClassId } from '../../shared/contract/ids.ts';
import { Breadcrumb } from '../components/Breadcrumb.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { ClassGone } from '../classes/ClassGone.tsx';
import { useQuery } from '../state/useQuery.ts';
import { activityEn } from '../app/messages/activityEn.ts';
import { changePreviewEn } from '../app/messages/changePreviewEn.ts';
import { classStepsEn } from '../app/messages/classStepsEn.ts';
import { rosterEditEn } from '../app/messages/rosterEditEn.ts';
import { rosterSyncEn } from '../app/messages/rosterSyncEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { Steps } from './Steps.tsx';
import '../components/FailureNote.css';
import '../manage-products/ManageProducts.css';
import './ClassSteps.css';
import './ProductsStep.css';
import './StudentsStep.css';

const messages = { ...activityEn, ...changePreviewEn, ...rosterSyncEn, ...rosterEditEn, ...classStepsEn };

/** Edit class: details, students, Manage Student Products, review. */
export function ClassSteps(props: Readonly<{ classId: ClassId }>): ReactNode {
  return (
    <ScreenText messages={messages}>
      <ClassStepsScreen {...props} />
    </ScreenText>
  );
}

function ClassStepsScreen({ classId }: Readonly<{ classId: ClassId }>): ReactNode {
  const say = useSay();
  const { value: shown, failure } = useQuery('classes.details', { classId });
  if (shown === null) return <ClassGone />;
  const title = shown?.title ?? '\u00a0';
  return (
    <div className="screen class-steps">
      <Breadcrumb to={{ screen: 'class', classId }} parent={title} here={say('steps.title')} />
      <div className="screen-head">
        <ScreenTitle>{shown ? say('steps.titleOf', { title }) : title}</ScreenTitle>
      </div>
      {shown === undefined && failure !== null && <FailureNote failure={failure} />}
      {shown !== undefined && <Steps shown={shown} />}
    </div>
  );
}
