// Keeps the program itself at hand, so that a board that was opened once opens without a network.
// The build fills in the version and the files (vite.config.ts).
const version = '__VERSION__';
const files = ['__FILES__'];
const cacheName = `samplan-${version}`;

/** How long a page waits for the server before the kept copy is shown, in ms. */
const patience = 1500;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)));
});

self.addEventListener('activate', (event) => {
  const clean = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && !/^\/(api|sync|calendar)\//.test(url.pathname))
    event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/') || files.includes(url.pathname))
    event.respondWith(asset(request));
});

/** Every page is the same document: the server's, or the kept one when the server does not answer in time. */
async function page(request) {
  const kept = await caches.match('/');
  if (!kept) return fetch(request);
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), patience));
  const fresh = fetch(request).then(
    (response) => (response.ok ? response : kept),
    () => kept,
  );
  return Promise.race([fresh, late]);
}

async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(cacheName);
    await cache.put(request, response.clone());
  }
  return response;
}
