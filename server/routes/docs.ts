import type { Context, Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import { html } from 'hono/html';

/** The interface for people to read, made from the OpenAPI document. */
export const docsPage = (app: Hono) => async (c: Context) => {
  const { paths } = await generateSpecs(app);
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
};
