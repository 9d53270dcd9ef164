// In: the page's root element. Out: the viewer drawn into it and its session begun.
// First, so that the components' own styles come after it.
import './theme.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startSession } from './session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('Expected an element with id "root" but the page has none');
startSession();
createRoot(root).render(<App />);
