import type { HelpContent } from './helpContent.ts';

/** From a bought product to people who use it. The same for every product: what a product itself needs, its vendor says. */
export const guidesEn: HelpContent['guides'] = {
  student: {
    intro: 'Each student needs one license of this product. Licenses can be moved to other students at any time.',
    parts: [
      {
        title: 'Before you start',
        steps: [
          'Look at the **Dashboard**: are enough licenses available for the students who need one?',
          'Look at **My Classes & Students**: are the students in their classes, and in the right grade?',
        ],
      },
      {
        title: 'Assign it to a class',
        steps: [
          'Go to **My Classes & Students** and open the class.',
          'Select **Edit class** and go to the **Manage Student Products** step.',
          'Give the product to the entire class, or to individual students.',
          'Check the numbers, then select **Save and confirm**.',
        ],
      },
      {
        title: 'Or assign it to one student',
        steps: [
          'Go to **My Classes & Students**, open the class and find the student.',
          'Select the three dots next to the student’s name, then **Manage Student Products**.',
          'Select the product, then select **Save**.',
        ],
      },
      {
        title: 'Check that it worked',
        steps: [
          'The student’s row says **Confirmed** when the server has the change.',
          'Ask the student to sign in to the product the way your school does, and to open it once.',
          'If it does not open, check that the change is not still waiting in **Activity**.',
        ],
      },
    ],
  },
  educator: {
    intro: 'Each educator needs one license of this product. Licenses can be moved to other educators.',
    parts: [
      {
        title: 'Before you start',
        steps: [
          'Look at the **Dashboard**: are enough licenses available?',
          'Look at **User Management**: is the educator there?',
          'With Clever or ClassLink, new educators come with the nightly sync.',
        ],
      },
      {
        title: 'Assign it',
        steps: [
          'Select **User Management** and find the educator.',
          'Select the three dots on their tile, then **Manage User Products**.',
          'Select the product, then select **Save**.',
        ],
      },
      {
        title: 'Check that it worked',
        steps: [
          'The educator’s tile says **Confirmed** when the server has the change.',
          'Ask the educator to sign in to the product the way your school does, and to open it once.',
        ],
      },
    ],
  },
};
