import { FileImportIcon } from '@navikt/aksel-icons';
import { useId, useRef, useState, type DragEvent } from 'react';
import { exchangeTexts } from '../../shared/i18n/late.ts';
import { useKnownTexts } from '../lib/i18n.tsx';
import { Note } from '../ui/Note.tsx';
import type { FaultKind } from './faults.ts';
import '../ui/gate.css';

const accepted = '.docx,.xlsx,.csv,.json';

interface ChooseProps {
  /** Why the last one could not be read. */
  readonly fault: FaultKind | undefined;
  readonly name: string | undefined;
  readonly onFile: (file: File) => void;
}

/** A document is chosen, dragged in, or pasted. */
export function Choose({ fault, name, onFile }: ChooseProps) {
  const m = useKnownTexts(exchangeTexts);
  const [isOver, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <main
      id="board"
      className={`import-start ${isOver ? 'is-over' : ''}`}
      tabIndex={-1}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) =>
        currentTarget.contains(relatedTarget as Node | null) || setOver(false)
      }
      onDrop={onDrop}
    >
      <p className="import-lead">{m.lead}</p>
      {fault && <Fault fault={fault} name={name} />}
      <div className="import-drop">
        <FileImportIcon aria-hidden />
        <p>{isOver ? m.choose.dropNow : m.choose.drop}</p>
        <FileButton onFile={onFile} />
        <PasteField />
      </div>
      <Formats />
    </main>
  );
}

interface FaultProps {
  readonly fault: FaultKind;
  readonly name: string | undefined;
}

/** Why it could not be read, what was kept, and what to do. */
export function Fault({ fault, name }: FaultProps) {
  const m = useKnownTexts(exchangeTexts);
  const [fact, help] = m.fault[fault];
  return <Note fact={name ? `${name}: ${fact}` : fact} help={`${m.kept} ${help}`} />;
}

function FileButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const m = useKnownTexts(exchangeTexts);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        className="hidden"
        type="file"
        accept={accepted}
        aria-label={m.choose.label}
        tabIndex={-1}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file again is a change too: it may have been saved meanwhile.
          target.value = '';
          if (file) onFile(file);
        }}
      />
      <button type="button" className="button primary" onClick={() => input.current?.click()}>
        {m.choose.button}
      </button>
    </>
  );
}

/** Where one pastes without a keyboard; with one it works anywhere on the page. */
function PasteField() {
  const m = useKnownTexts(exchangeTexts);
  const id = useId();
  return (
    <div className="import-paste">
      <textarea
        id={id}
        className="input"
        rows={2}
        aria-label={m.choose.pasteLabel}
        aria-describedby={`${id}-help`}
        placeholder={m.choose.pasteLabel}
        value=""
        onChange={() => {}}
      />
      <p id={`${id}-help`} className="quiet">
        {m.choose.pasteHelp}
      </p>
    </div>
  );
}

function Formats() {
  const m = useKnownTexts(exchangeTexts);
  return (
    <section className="import-formats">
      <h2>{m.choose.formatsTitle}</h2>
      <dl>
        {m.choose.formats.map(([name, help]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="quiet">{help}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{m.choose.limits}</p>
    </section>
  );
}
