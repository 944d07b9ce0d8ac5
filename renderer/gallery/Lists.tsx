import type { ReactNode } from 'react';
import type { ProductView } from '../../shared/contract/view.ts';
import { useSay } from '../app/text.tsx';
import { ActionFoot } from '../components/ActionFoot.tsx';
import { Breadcrumb } from '../components/Breadcrumb.tsx';
import { Button } from '../components/Button.tsx';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { SortButton } from '../components/SortButton.tsx';
import { Part } from './Part.tsx';
import { products } from './samples.ts';
import '../components/Segments.css';

const here = { screen: 'dashboard' } as const;
/** The last rows are still on their way. */
const MISSING = 2;

/** A grid with rows that are here, one of them selected, and rows that are not; segments; the way back; a form's end. */
export function Lists(): ReactNode {
  const say = useSay();
  return (
    <Part title={say('gallery.lists')}>
      <Breadcrumb to={here} parent={say('gallery.lists')} here={say('gallery.field.value')} />
      <RouteLink to={here}>{say('gallery.list')}</RouteLink>
      <div>
        <fieldset className="segments">
          <legend className="visually-hidden">{say('gallery.choice')}</legend>
          {[true, false].map((isPressed) => (
            <button key={String(isPressed)} type="button" aria-pressed={isPressed}>
              {say('gallery.list')}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="gallery-grid-frame">
        <PagedGrid<ProductView>
          label={say('gallery.list')}
          className="gallery-grid"
          columns={[
            {
              id: 'name',
              header: say('gallery.list.name'),
              headerNode: (
                <SortButton sort="ascending" title={say('gallery.list.name')} onSort={nothing}>
                  {say('gallery.list.name')}
                </SortButton>
              ),
              sort: 'ascending',
              render: ({ name }) => <b>{name}</b>,
            },
            {
              id: 'product',
              header: say('gallery.list.product'),
              render: (product) => <ProductChip product={product} />,
            },
          ]}
          total={products.length + MISSING}
          rowAt={(index) => products[index]}
          rowKey={({ id }) => id}
          loadingText={say('gallery.loading')}
          onWindow={nothing}
          resetKey=""
          place={{ scrollTop: 0, activeIndex: 0 }}
          onLeave={nothing}
          onEnter={nothing}
          onClick={nothing}
          selection={{
            count: 1,
            isSelected: ({ id }) => id === products[0]?.id,
            labelOf: ({ name }) => say('select.person', { name }),
            headLabel: say('select.all'),
            toggle: nothing,
            reach: nothing,
            settle: nothing,
            all: nothing,
            clear: nothing,
          }}
        />
      </div>
      <div className="screen gallery-screen">
        {products.map(({ name }) => (
          <p key={name}>{name}</p>
        ))}
        <ActionFoot>
          <div className="action-row">
            <Button kind="quiet">{say('common.cancel')}</Button>
            <output className="small">{say('gallery.pending')}</output>
            <Button kind="primary">{say('manage.save')}</Button>
          </div>
        </ActionFoot>
      </div>
    </Part>
  );
}

function nothing(): void {
  // The rows are only looked at.
}
