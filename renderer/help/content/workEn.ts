import type { TopicId } from '../topics.ts';
import type { TopicText } from './helpContent.ts';

/** Many people at once, rosters from elsewhere, and how work is kept safe. */
export const workEn = {
  manyPeople: {
    title: 'Change products for many people at once',
    summary: 'Select people in a list, and change their products in one go.',
    steps: [
      'Open a list: a class, **All students** of a school, or **User Management** as a **List**.',
      'Select the boxes of the people. **Shift** selects a range. You can filter the list, select, and filter again.',
      'To select everyone who matches a filter, select **Select all** under the list.',
      'Select **Manage products…** under the list.',
      'For each product choose what becomes of it: give it, remove it, or swap it for another.',
      'Read the numbers: how many will be done, how many would wait, how many cannot be changed and why.',
      'Save. You see each person’s result, and can keep it as a file. It stays in **Activity**.',
    ],
    notes: ['**Undo** takes the whole change back.', 'No more than 5,000 people can be changed at once.'],
    words: 'bulk select all mass several group multiple',
  },
  bulkUpload: {
    title: 'Upload a roster file',
    summary: 'For rosters kept by hand: add and change people and classes from a file.',
    steps: [
      'Open **User Management** or **My Classes & Students** and select **Upload a roster…**.',
      'Choose the zip of OneRoster CSV files that your student information system exports, and select **Check the file**. Nothing changes yet.',
      'Look at the rows with problems. You can save them, mend the file, and choose it again.',
      'Read what would change at each school: who is new, who is changed, who leaves.',
      'Select **Confirm and import**.',
    ],
    notes: [
      'Rosters from Clever or ClassLink are not uploaded. They come with the nightly sync.',
      'It needs a connection, and a district administrator.',
    ],
    words: 'import csv excel spreadsheet oneroster manual entry add students add teachers',
  },
  cleverClassLink: {
    title: 'What works with Clever or ClassLink',
    summary:
      'Student licenses are changed here. Educators, enrollments and eligibility belong to the rostering platform.',
    steps: [
      'To change a student’s license, use **Manage Student Products**, from the student or from the class.',
      'To change educators, enrollments or eligibility, ask your Clever or ClassLink administrator. They make the change in the rostering platform.',
      'The change arrives here with the nightly sync.',
      'If it cannot wait until tomorrow, request a same-day sync.',
    ],
    notes: ['You can give an educator of such an account one more license here. Those they have stay as they are.'],
    words: 'rostering sso locked managed eligibility enrollment nightly grayed out cannot remove educator',
  },
  sameDaySync: {
    title: 'Request a same-day sync',
    summary: 'Changes made in Clever or ClassLink arrive with the nightly sync. You can ask for one today.',
    steps: [
      'Make sure that the change is made in Clever or ClassLink.',
      'Select **User Management** and choose the school.',
      'Select **Request a same-day sync**.',
      'When it is done, check the person or class.',
    ],
    notes: ['Offline, the request is kept and sent when you are back online.'],
    words: 'clever classlink immediately now urgent tonight refresh roster email',
  },
  offline: {
    title: 'Work without a network',
    summary: 'Rosters and licenses stay on this computer. You can read and change them offline.',
    steps: [
      'Go on as usual. The bar at the bottom says **Offline**.',
      'Save your changes. They are kept on this computer.',
      'When the network is back, they are sent by themselves, in the order you made them.',
      'Look at **Activity** to see what has been sent and what waits.',
    ],
    notes: [
      'You can close Seatwise and shut the computer down. What you saved is still there.',
      'If you chose to keep nothing on this computer, changes can be made only while online.',
    ],
    words: 'internet wifi connection lost queue pending saved outage sync later',
  },
  undo: {
    title: 'Undo a change',
    summary: 'Take back what you just did, or something you did earlier.',
    steps: [
      'Right after a change, select **Undo** in the message, or press **Ctrl Z** (on a Mac **⌘ Z**).',
      'For something earlier, go to **Activity** and find the change.',
      'If it has not been sent yet, cancel it. If it is done, undo it.',
    ],
    notes: ['Undoing is a change like any other: if somebody else needs the license by now, you are told so.'],
    words: 'mistake wrong take back revert cancel redo restore accident',
  },
  needsAttention: {
    title: 'When a change needs your attention',
    summary: 'A change that was not accepted does not vanish. It waits for your decision, with the reason.',
    steps: [
      'Select **Activity**. The number beside it says how many changes need you.',
      'Read what you asked for, and what is there now.',
      'Choose: keep your change and try again, or drop it and leave what is there.',
    ],
    notes: ['Nothing else is held up, and nothing is lost while it waits.'],
    words: 'conflict refused error rejected problem red somebody else changed failed',
  },
  wipe: {
    title: 'Remove Seatwise’s data from a computer',
    summary: 'Before a computer is given away, or when you no longer use Seatwise on it.',
    steps: [
      'Go to **Settings** and find **Privacy**.',
      'Select **Wipe this computer…**.',
      'If changes have not been sent yet, save a list of them first.',
      'Confirm twice. Keep the receipt if you need one.',
    ],
    notes: ['The rosters and licenses themselves are kept at the server. Only this computer’s copy is removed.'],
    words: 'delete erase remove uninstall privacy data shared laptop give away clear',
  },
} as const satisfies Readonly<Partial<Record<TopicId, TopicText>>>;
