import { Hono, type Context } from 'hono';
import { generateSpecs } from 'hono-openapi';
import { html } from 'hono/html';

type Document = Awaited<ReturnType<typeof generateSpecs>>;

/** What can be asked over HTTP, for programs and for people. @param app with all routes; looked at when somebody first asks */
export const docsRoutes = (app: Hono): Hono => {
  let made: Promise<Document> | undefined;
  const document = () =>
    (made ??= generateSpecs(app, { documentation: { info: { title: 'Samplan', version: '1' } } }));
  return new Hono()
    .get('/openapi.json', async (c) => c.json(await document()))
    .get('/docs', async (c) => page(c, await document()));
};

function page(c: Context, { paths }: Document): Response | Promise<Response> {
  const rows = Object.entries(paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, route]) =>
        html`<tr>
          <td><code>${method.toUpperCase()} ${path}</code></td>
          <td>${(route as { summary?: string }).summary ?? ''}</td>
        </tr>`,
    ),
  );
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Samplan API</title>
        </head>
        <body>
          <h1>Samplan API</h1>
          <p>The whole document, for programs: <a href="/api/openapi.json">openapi.json</a></p>
          <table>
            <thead>
              <tr>
                <th scope="col">Request</th>
                <th scope="col">What it does</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>
        </body>
      </html>`,
  );
}
