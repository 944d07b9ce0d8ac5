import { describeSchema, type Schema } from './describeSchema.ts';
import { markup, type Html } from './markup.ts';
import { STYLE } from './style.ts';

type Content = Readonly<Record<string, Readonly<{ schema: Schema }>>>;
type Operation = Readonly<{
  operationId: string;
  summary: string;
  security?: readonly unknown[];
  parameters?: readonly Readonly<{
    name: string;
    in: string;
    required: boolean;
    description?: string;
    schema: Schema;
  }>[];
  requestBody?: Readonly<{ content: Content }>;
  responses: Readonly<Record<string, Readonly<{ description: string; content?: Content }>>>;
}>;
type Document = Readonly<{
  info: Readonly<{ title: string; description: string }>;
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components: Readonly<{ schemas: Readonly<Record<string, Schema>> }>;
}>;
type Place = Readonly<{ method: string; path: string; operation: Operation }>;

/** The OpenAPI document as one page: operations by area, then the schemas they name. */
export function docsPage(openApi: unknown): string {
  const { info, paths, components } = openApi as Document;
  const areas = byArea(paths);
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title}</title>
        <style>${{ html: STYLE }}</style>
      </head>
      <body>
        <nav aria-label="Operations">
          ${[...areas].map(
            ([area, places]) =>
              markup`<h2>${area}</h2>
                <ul>
                  ${places.map(link)}
                </ul>`,
          )}
          <h2>Schemas</h2>
          <ul>
            ${Object.keys(components.schemas).map((name) => markup`<li><a href="#schema-${name}">${name}</a></li>`)}
          </ul>
        </nav>
        <main>
          <h1>${info.title}</h1>
          <p>${info.description}</p>
          <p>The same for programs: <a href="/v1/openapi.json">openapi.json</a>.</p>
          ${[...areas].map(
            ([area, places]) =>
              markup`<section>
                <h2>${area}</h2>
                ${places.map(describeOperation)}
              </section>`,
          )}
          <section>
            <h2>Schemas</h2>
            ${Object.entries(components.schemas).map(
              ([name, schema]) =>
                markup`<article id="schema-${name}">
                  <h3>${name}</h3>
                  <div>${describeSchema(schema)}</div>
                </article>`,
            )}
          </section>
        </main>
      </body>
    </html> `;
  return page.html;
}

/** The first word of a path says what it is about. */
function byArea(paths: Document['paths']): ReadonlyMap<string, readonly Place[]> {
  const areas = new Map<string, Place[]>();
  for (const [path, methods] of Object.entries(paths)) {
    const [, first = '', second = ''] = path.split('/');
    const area = first === 'v1' ? second.replace(/\.json$/, '') : first;
    const places = Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    }));
    areas.set(area, [...(areas.get(area) ?? []), ...places]);
  }
  return areas;
}

function link({ method, path, operation }: Place): Html {
  return markup`<li>
    <a href="#${operation.operationId}"><b>${method}</b> ${path}</a>
  </li>`;
}

function describeOperation({ method, path, operation }: Place): Html {
  const { operationId, summary, security, parameters = [], requestBody, responses } = operation;
  return markup`<article id="${operationId}">
    <h3><b>${method}</b> <code>${path}</code></h3>
    <p>${summary}</p>
    <p class="who">${security ? 'Needs an access token.' : 'Open to anyone.'} Operation <code>${operationId}</code>.</p>
    ${
      parameters.length > 0
        ? markup`<h4>Parameters</h4>
            <table>
              ${parameters.map(describeParameter)}
            </table>`
        : markup``
    }
    ${
      requestBody
        ? markup`<h4>Body</h4>
            ${describeContent(requestBody.content)}`
        : markup``
    }
    <h4>Answers</h4>
    <table>
      ${Object.entries(responses).map(describeResponse)}
    </table>
  </article>`;
}

function describeParameter({
  name,
  in: place,
  required,
  description,
  schema,
}: NonNullable<Operation['parameters']>[number]): Html {
  return markup`<tr>
    <th><code>${name}</code>${required ? '' : ' (optional)'}</th>
    <td>
      in the ${place}: ${describeSchema(schema)}${description === undefined ? markup`` : markup`<br />${description}`}
    </td>
  </tr>`;
}

function describeResponse([status, { description, content }]: readonly [string, Operation['responses'][string]]): Html {
  const isProblem = Number(status) >= 400;
  const words = isProblem
    ? markup`<ul>
        ${description.split('\n').map((line) => markup`<li>${line.replaceAll('`', '')}</li>`)}
      </ul>`
    : markup`<p>${description}</p>`;
  return markup`<tr>
    <th>${status}</th>
    <td>${words}${content && !isProblem ? describeContent(content) : markup``}</td>
  </tr>`;
}

function describeContent(content: Content): Html {
  return markup`${Object.entries(content).map(
    ([mediaType, { schema }]) => markup`<div><code>${mediaType}</code> ${describeSchema(schema)}</div>`,
  )}`;
}
