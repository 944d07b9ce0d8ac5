import { Download, Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { fileName } from '../components/fileName.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import '../components/print.css';

/** The page on paper: as a PDF, or printed at once. `title` names the file. */
export function PrintButtons({ title }: Readonly<{ title: string }>): ReactNode {
  const say = useSay();
  const { store, bridge } = useAppContext();
  const [isBusy, setBusy] = useState(false);
  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    await work().catch(() => toast(store, say('print.failed'), 'problem'));
    setBusy(false);
  };
  const savePdf = async (): Promise<void> => {
    const name = fileName(title, 'pdf');
    const { outcome } = await bridge.savePdf(name);
    if (outcome === 'saved') toast(store, say('print.saved'));
    if (outcome === 'failed') toast(store, say('print.notSaved'), 'problem');
  };
  const print = async (): Promise<void> => {
    const { outcome } = await bridge.print();
    if (outcome === 'failed') toast(store, say('print.failed'), 'problem');
  };
  return (
    <div className="print-buttons no-print">
      <Button unavailable={isBusy} onClick={() => void during(print)}>
        <Printer className="icon" aria-hidden="true" />
        {say('print.print')}
      </Button>
      <Button unavailable={isBusy} onClick={() => void during(savePdf)}>
        <Download className="icon" aria-hidden="true" />
        {say('print.pdf')}
      </Button>
    </div>
  );
}
