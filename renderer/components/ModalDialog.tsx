import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import './ModalDialog.css';

type ModalFrameProps = Readonly<{
  width?: 'normal' | 'narrow' | 'wide';
  /** In the middle, or under the header, where it may grow. */
  place?: 'middle' | 'top';
  /** The name of a dialog that shows no title. */
  label?: string;
  onClose: () => void;
  children: ReactNode;
}>;

/**
 * A dialog over the screen: the focus stays in it, Escape closes it, and the focus goes back to where it came from.
 * What stands in it may be exchanged; the frame must stay the same, or the way back is forgotten.
 */
export function ModalFrame({
  width = 'normal',
  place = 'middle',
  label,
  onClose,
  children,
}: ModalFrameProps): ReactNode {
  return (
    <ModalOverlay
      className={`modal-overlay ${place}`}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={`modal ${width}`}>
        <Dialog className="dialog" {...(label === undefined ? {} : { 'aria-label': label })}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type ModalContentProps = Readonly<{
  title: string;
  /** Under the title. */
  sub?: ReactNode;
  /** Stays at the bottom while the rest scrolls. */
  footer: ReactNode;
  /** There is nothing to press in what scrolls, so the keyboard has to reach it as it is. */
  isTextOnly?: boolean;
  children?: ReactNode;
}>;

/** Title, text and buttons of a dialog. */
export function ModalContent({ title, sub, footer, isTextOnly = false, children }: ModalContentProps): ReactNode {
  return (
    <>
      <div className="dialog-head">
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {sub}
      </div>
      {isTextOnly ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="dialog-body" aria-label={title} tabIndex={0}>
          {children}
        </section>
      ) : (
        <div className="dialog-body">{children}</div>
      )}
      <div className="dialog-foot">{footer}</div>
    </>
  );
}
