import '@fontsource-variable/inter/opsz.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadMessages } from '../shared/i18n/languages.ts';
import { nb } from '../shared/i18n/nb.ts';
import { App } from './App.tsx';
import { chosenLanguage, SpokenProvider } from './lib/i18n.tsx';
import './tokens.css';
import './base.css';

const language = chosenLanguage();
const root = createRoot(document.getElementById('root')!);

function show(spoken: Parameters<typeof SpokenProvider>[0]['initial']): void {
  root.render(
    <StrictMode>
      <SpokenProvider initial={spoken}>
        <App />
      </SpokenProvider>
    </StrictMode>,
  );
}

loadMessages(language).then(
  (messages) => show({ language, messages }),
  () => show({ language: 'nb', messages: nb }),
);
