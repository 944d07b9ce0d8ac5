import type { ReactNode, Ref } from 'react';
import type { BoardDrag } from './boardDrag.ts';

type GhostProps = Readonly<{ ref: Ref<HTMLDivElement>; drag: BoardDrag | null; product: string }>;

/** What is drawn under the pointer while cards are dragged. The browser takes a picture of it, wherever it stands. */
export function Ghost({ ref, drag, product }: GhostProps): ReactNode {
  return (
    <div ref={ref} className="board-ghost" aria-hidden="true">
      <bdi>{drag?.isLicense ? product : (drag?.name ?? '')}</bdi>
      {drag !== null && drag.ids.size > 1 && <span className="board-ghost-more">+{drag.ids.size - 1}</span>}
    </div>
  );
}
