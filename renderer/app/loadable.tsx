import { useLayoutEffect, useState, type ComponentType, type ReactNode } from 'react';

/** A part of the app that is loaded when it is first shown, or before by `preload`. */
export type Loadable<Props extends object> = ((props: Props) => ReactNode) & Readonly<{ preload: () => Promise<void> }>;

/**
 * A part that comes in a piece of its own. React's `lazy` is not used for it: what was held up once is shown no sooner than
 * 300 ms after, so that nothing flickers, and that also when the piece is there already. Here it is drawn at once.
 */
export function loadable<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType = Nothing,
): Loadable<Props> {
  let loaded: ComponentType<Props> | null = null;
  const preload = async (): Promise<void> => {
    loaded ??= await load();
  };

  function Part(props: Props): ReactNode {
    const [failure, setFailure] = useState<Readonly<{ error: unknown }> | null>(null);
    const [, setLoaded] = useState(loaded !== null);
    useLayoutEffect(() => {
      let isShown = true;
      const bring = async (): Promise<void> => {
        try {
          await preload();
          if (isShown) setLoaded(true);
        } catch (error) {
          if (isShown) setFailure({ error });
        }
      };
      if (loaded === null) void bring();
      return () => {
        isShown = false;
      };
    }, []);
    if (failure !== null) throw failure.error;
    const Loaded = loaded;
    return Loaded === null ? <Waiting /> : <Loaded {...props} />;
  }
  return Object.assign(Part, { preload });
}

function Nothing(): ReactNode {
  return null;
}
