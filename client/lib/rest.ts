import { whenIdle } from './idle.ts';

/**
 * Gets the rest of the program, so that it is at hand when it is wanted, also when the line is gone by then. To be called
 * when there is something to see: before that it would hold up what people wait for.
 */
export function fetchRest(): void {
  if (!import.meta.env.PROD) return;
  whenIdle(() => {
    // Named by the build (vite.config.ts). What a template holds is not asked for until it is taken out.
    const rest = document.querySelector<HTMLTemplateElement>('#rest');
    if (!rest) return;
    document.head.append(rest.content);
    rest.remove();
    // Keeps all of it for opening without a network.
    navigator.serviceWorker
      ?.register('/sw.js')
      .catch((error: unknown) => console.warn('No offline copy:', error));
  });
}
