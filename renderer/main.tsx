// The entry point of the page: draws the viewer into the root element and starts its session.
// theme.css is imported before the components, so that their own styles come after it.
import './bridge/no-generated-code.ts';
import './theme.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startSession } from './session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('Expected an element with id "root" but the page has none');
startSession();
createRoot(root).render(<App />);
