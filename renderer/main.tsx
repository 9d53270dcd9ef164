// In: the page's root element. Out: the viewer drawn into it and its session begun.
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startSession } from './session.ts';
import './theme.css';

const root = document.getElementById('root');
if (!root) throw new Error('Expected an element with id "root" but the page has none');
startSession();
createRoot(root).render(<App />);
