import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import './ModalDialog.css';

type ModalDialogProps = Readonly<{
  title: string;
  /** Under the title. */
  sub?: ReactNode;
  role?: 'dialog' | 'alertdialog';
  size?: 'normal' | 'small';
  onClose: () => void;
  /** Stays at the bottom while the rest scrolls. */
  footer?: ReactNode;
  children?: ReactNode;
}>;

/** A dialog over the screen: the focus stays in it, Escape closes it, and the focus goes back to where it came from. */
export function ModalDialog({
  title,
  sub,
  role = 'dialog',
  size = 'normal',
  onClose,
  ...rest
}: ModalDialogProps): ReactNode {
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={`modal ${size}`}>
        <Dialog className="dialog" role={role}>
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {sub}
          </div>
          {rest.children !== undefined && <div className="dialog-body">{rest.children}</div>}
          {rest.footer !== undefined && <div className="dialog-foot">{rest.footer}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
