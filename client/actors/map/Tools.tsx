import { DownloadIcon, ExpandIcon, ZoomMinusIcon, ZoomPlusIcon } from '@navikt/aksel-icons';
import { useState, type RefObject } from 'react';
import { actorsTexts } from '../../../shared/i18n/late.ts';
import { useKnownTexts } from '../../lib/i18n.tsx';
import { savePng, saveSvg } from '../../lib/picture.ts';
import { DeedMenu } from '../../ui/Menu.tsx';
import { useNotices } from '../../ui/notices.tsx';
import type { useZoom } from './use-zoom.ts';

interface ToolsProps {
  readonly figure: RefObject<SVGSVGElement | null>;
  readonly zooming: ReturnType<typeof useZoom>;
}

/** Going nearer, and taking the picture along. */
export function Tools({ figure, zooming: { zoom, isMoved, by, reset } }: ToolsProps) {
  const m = useKnownTexts(actorsTexts).map;
  const notices = useNotices();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const saveAsPng = () =>
    savePng(figure.current!, `${m.file}.png`).catch(() => notices.show({ text: m.notSaved }));
  const icons = [
    { label: m.zoomIn, Icon: ZoomPlusIcon, isOff: zoom.scale >= 8, run: () => by(1) },
    { label: m.zoomOut, Icon: ZoomMinusIcon, isOff: zoom.scale <= 1, run: () => by(-1) },
    { label: m.zoomAll, Icon: ExpandIcon, isOff: !isMoved, run: reset },
  ];
  return (
    <div className="map-tools">
      {icons.map(({ label, Icon, isOff, run }) => (
        <button
          key={label}
          type="button"
          className="button icon"
          aria-label={label}
          title={label}
          aria-disabled={isOff}
          onClick={() => !isOff && run()}
        >
          <Icon aria-hidden />
        </button>
      ))}
      <button
        type="button"
        className="button icon"
        aria-label={m.save}
        title={m.save}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <DownloadIcon aria-hidden />
      </button>
      {anchor && (
        <DeedMenu
          label={m.save}
          anchor={anchor}
          onClose={() => setAnchor(undefined)}
          items={[
            {
              label: m.saveSvg,
              icon: <DownloadIcon aria-hidden />,
              run: () => saveSvg(figure.current!, `${m.file}.svg`),
            },
            { label: m.savePng, icon: <DownloadIcon aria-hidden />, run: () => void saveAsPng() },
          ]}
        />
      )}
    </div>
  );
}
