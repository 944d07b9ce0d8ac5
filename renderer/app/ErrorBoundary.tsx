import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { useSay } from './text.tsx';

type Props = Readonly<{ children: ReactNode }>;
type State = Readonly<{ failed: boolean }>;

/** Keeps a defect of one screen from taking the window down. React knows such a thing only as a class. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Crash onAgain={() => this.setState({ failed: false })} /> : this.props.children;
  }
}

function Crash({ onAgain }: Readonly<{ onAgain: () => void }>): ReactNode {
  const say = useSay();
  return (
    <EmptyState isScreen icon={<TriangleAlert />} title={say('app.crash.title')} body={say('app.crash.body')}>
      <Button kind="primary" onClick={onAgain}>
        {say('app.crash.again')}
      </Button>
    </EmptyState>
  );
}
