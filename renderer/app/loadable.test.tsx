import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { loadable } from './loadable.tsx';

const Hello = ({ name }: Readonly<{ name: string }>) => `Hello ${name}`;

it('shows what stands for it until it is there, and itself at once when it was loaded before', async () => {
  let asked = 0;
  const Part = loadable(
    async () => {
      asked += 1;
      return Hello;
    },
    () => 'Wait',
  );
  expect(renderToString(<Part name="Mia" />)).toBe('Wait');
  await Part.preload();
  expect(renderToString(<Part name="Mia" />)).toBe('Hello Mia');
  await Part.preload();
  expect(asked).toBe(1);
});
