// In: what was just done. Out: it said over the foot of the picture for a moment, where it takes no press; screen readers hear it.
import { useEffect } from 'react';
import { useViewer } from '../state/store.ts';
import './Toast.css';

const SHOWN_MS = 2600;

export function Toast() {
  const said = useViewer((viewer) => viewer.said);
  useEffect(() => {
    if (said.text === '' || said.lasts) return;
    const timer = setTimeout(() => {
      useViewer.setState(({ said: now }) => (now.key === said.key ? { said: { ...now, text: '' } } : {}));
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div className="toast" role="status">
      {said.text !== '' && <p key={said.key}>{said.text}</p>}
    </div>
  );
}
