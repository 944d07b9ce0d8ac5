import type { TopicId } from '../topics.ts';
import type { TopicText } from './helpContent.ts';

/** How licenses are given, taken and moved. */
export const licensesEn = {
  availableLicenses: {
    title: 'See how many licenses are available',
    summary: 'The dashboard shows every product your district has, and how many of its licenses are left.',
    steps: [
      'Select **Dashboard** in the left-hand navigation.',
      'Find the product. The large number is what you can still assign.',
      'Below the bar you see how many are assigned. Changes that wait to be sent are counted in.',
    ],
    notes: ['To see one school only, choose it above the navigation.'],
    words: 'how many left count remaining unused pool free seats bought total expire term end',
  },
  studentProducts: {
    title: 'Remove or change a product for a student',
    summary: 'Take a license from a student who no longer needs it, or give a different one.',
    steps: [
      'Go to **My Classes & Students**.',
      'Select the class.',
      'Find the student. You can type part of the name to filter the list.',
      'Select the three dots next to the student’s name.',
      'Choose **Manage Student Products**.',
      'Remove the product to unassign its license, or select a different product to reassign it.',
      'Select **Save**.',
    ],
    notes: [
      'The license returns to the pool at once, and can be given to somebody else.',
      'This works for Clever and ClassLink rosters too.',
    ],
    words: 'unassign reassign take away give delete license pupil child existing',
  },
  classProducts: {
    title: 'Change products for a whole class',
    summary: 'Give, remove or replace a product for everyone in a class, or for single students of it.',
    steps: [
      'Go to **My Classes & Students** and open the class.',
      'Select **Edit class**.',
      'Go to the **Manage Student Products** step.',
      'Adjust the products of the entire class, or of individual students.',
      'Check the numbers in **Review**.',
      'Select **Save and confirm**.',
    ],
    notes: [
      'Nothing is saved before the last step.',
      'When there are fewer licenses than students, you choose what happens to the rest.',
      'This works for Clever and ClassLink rosters too.',
    ],
    words: 'unassign reassign edit class setup everyone all students group grade',
  },
  educatorProducts: {
    title: 'Remove or change a product for an educator',
    summary: 'Take a license from an educator who no longer needs it, or change what they have.',
    steps: [
      'Select **User Management** in the left-hand navigation.',
      'Find the educator and select the three dots on their tile.',
      'Choose **Manage User Products**.',
      'Under **Assigned Products**, remove the product the educator no longer needs, or change the assignment.',
      'Select **Save**.',
    ],
    notes: [
      'The license is available to another educator at once.',
      'In a Clever or ClassLink account you can give an educator one more license. Those they have are managed in the rostering platform.',
    ],
    words: 'unassign reassign teacher staff admin console take away license user tile',
  },
  educatorReassign: {
    title: 'Give an educator’s license to another educator',
    summary: 'When somebody leaves or changes roles, their license goes to the person who follows.',
    steps: [
      'Select **User Management** and find the educator who has the license.',
      'Select the three dots on their tile, then **Manage User Products**.',
      'Under **Assigned Products**, remove the product, then select **Save**.',
      'Find the educator who needs it, and open **Manage User Products** for them.',
      'Select the product, then select **Save**.',
    ],
    notes: ['You can do both offline. They are sent in this order.'],
    words: 'reassign transfer teacher left replaced successor new hire',
  },
  noLicense: {
    title: 'What to do at “0 licenses available”',
    summary: 'Every license of the product is assigned. There are three ways on.',
    steps: [
      'Remove the product from somebody who no longer needs it. Its license is available at once.',
      'Or let people wait: they get a license as soon as one comes back, first come, first served.',
      'Or choose another product.',
    ],
    notes: ['Your district office can tell you whether more licenses will be bought.'],
    words: 'empty pool none left run out short waiting list wait buy more not enough',
  },
  dragAndDrop: {
    title: 'Move licenses by drag and drop',
    summary: 'On the License Board every column is a product, and every card a person who has it.',
    steps: [
      'Select **License Board** in the left-hand navigation.',
      'Choose a school, a class or a grade.',
      'Drag a person, or several selected people, from one column to another. They give up the first product and get the second.',
      'Hold **Ctrl** (on a Mac **⌘**) while you drop, and they keep the first product too.',
      'Drop on **No license** to take the license away, or drag from there to give one.',
      'Drag a license onto another person to move that very license.',
    ],
    notes: [
      'While you drag, each column says what a drop would do.',
      'Press **Esc** to stop dragging. After a drop, **Undo** takes it back.',
    ],
    words: 'board mouse swap reassign cards columns kanban',
  },
  dragByKeyboard: {
    title: 'Drag and drop with the keyboard',
    summary: 'All that dragging does on the License Board, without a mouse.',
    steps: [
      'Select **License Board** and go to a student with the arrow keys. **Space** selects more than one.',
      'Press **Enter** to pick them up.',
      'Press **Tab** to go from target to target. Each one is read out with what a drop would do.',
      'Press **Enter** to drop, or **Esc** to stop.',
    ],
    notes: [],
    words: 'accessibility screen reader keys shortcut no mouse board',
  },
  moveTo: {
    title: 'Move licenses without dragging',
    summary: 'Choose the target from a list instead.',
    steps: [
      'Select **License Board**.',
      'Select one or more students.',
      'Select **Move to…**, or press **M**.',
      'Each choice says what it would do. Select one.',
      'When there are too few licenses, or many people are touched, you see the numbers first.',
    ],
    notes: [],
    words: 'reassign transfer swap no drag touch board',
  },
} as const satisfies Readonly<Partial<Record<TopicId, TopicText>>>;
