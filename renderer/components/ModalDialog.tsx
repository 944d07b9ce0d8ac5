import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import './ModalDialog.css';

type ModalFrameProps = Readonly<{
  width?: 'normal' | 'narrow';
  onClose: () => void;
  children: ReactNode;
}>;

/**
 * A dialog over the screen: the focus stays in it, Escape closes it, and the focus goes back to where it came from.
 * What stands in it may be exchanged; the frame must stay the same, or the way back is forgotten.
 */
export function ModalFrame({ width = 'normal', onClose, children }: ModalFrameProps): ReactNode {
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={`modal ${width}`}>
        <Dialog className="dialog">{children}</Dialog>
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
  children?: ReactNode;
}>;

/** Title, text and buttons of a dialog. */
export function ModalContent({ title, sub, footer, children }: ModalContentProps): ReactNode {
  return (
    <>
      <div className="dialog-head">
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {sub}
      </div>
      <div className="dialog-body">{children}</div>
      <div className="dialog-foot">{footer}</div>
    </>
  );
}
