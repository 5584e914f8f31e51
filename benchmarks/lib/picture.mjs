const WIDTH = 960;
const MARGIN = 24;
const GAP = 40;
const COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2;
const NAME = 128;
const VALUE = 56;
const BAR = 10;
const ROW = 16;

/** The packages whose versions are told. */
const SHOWN = [
  '@vernal/web',
  'hono',
  '@hono/node-server',
  'fastify',
  'express',
  '@nestjs/core',
  'inversify',
  '@inversifyjs/http-core',
  'routing-controllers',
  '@tsed/platform-express',
  'spring-boot',
  'java',
];

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 18px; font-weight: 600 }
  .panel { font-weight: 600 }
  .note, .name { fill: #59636e }
  .own { fill: #1f2328; font-weight: 600 }
  .paper { fill: #ffffff }
  .bar { fill: #b7bec7 }
  .bar.own { fill: #2f6fd6 }
  .middle { stroke: #1f2328; stroke-width: 1.5 }
  .gap { stroke: #ffffff; stroke-width: 4 }
  .raw { stroke: #59636e; stroke-dasharray: 3 3 }
  .line { fill: none; stroke: #b7bec7; stroke-width: 1.5 }
  .line.own { stroke: #2f6fd6; stroke-width: 2.5 }
  @media (prefers-color-scheme: dark) {
    text, .own { fill: #f0f6fc }
    .note, .name { fill: #9198a1 }
    .paper { fill: #0d1117 }
    .bar { fill: #4d5560 }
    .bar.own { fill: #5b95f0 }
    .middle { stroke: #f0f6fc }
    .gap { stroke: #0d1117 }
    .raw { stroke: #9198a1 }
    .line { stroke: #4d5560 }
    .line.own { stroke: #5b95f0 }
  }`;

/**
 * Draws what was measured: a panel for each scenario, for the start and for memory, with the machine, the versions and the noise.
 * @param {object} report as in `results/*.json`
 * @returns {string} SVG
 */
export function picture(report) {
  const panels = [...requestPanels(report), ...startPanels(report), ...memoryPanels(report)];
  let y = 76;
  const drawn = [];
  for (let i = 0; i < panels.length; i += 2) {
    const pair = panels.slice(i, i + 2);
    drawn.push(...pair.map(({ draw }, column) => draw(MARGIN + column * (COLUMN + GAP), y)));
    y += Math.max(...pair.map(({ height }) => height)) + 28;
  }
  const notes = footer(report).map((line, i) => label(MARGIN, y + i * ROW, line, 'note'));
  const height = y + notes.length * ROW + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Vernal and its peers against raw node:http">`,
    `<style>${STYLE}\n</style>`,
    `<rect class="paper" width="${WIDTH}" height="${height}" rx="8"/>`,
    label(MARGIN, 34, 'Requests per second against raw node:http, around the same moment', 'title'),
    label(
      MARGIN,
      54,
      'Raw is the dashed line at 1; longer is better. The stroke at a bar’s end is the middle half of what was seen.',
      'note',
    ),
    ...drawn,
    ...notes,
    '</svg>\n',
  ].join('\n');
}

function requestPanels({ scenarios }) {
  return Object.entries(scenarios).map(([name, results]) => {
    const rows = Object.entries(results).filter(([app]) => app !== 'raw');
    return bars(
      name,
      rows.map(([app, { ratio }]) => [app, ratio]),
      { digits: 2, least: 1, reference: 1 },
    );
  });
}

function startPanels({ start = {} }) {
  const titles = { hello: 'start: ms to listening', scale: 'start with 1,000 routes: ms to listening' };
  return Object.entries(start).map(([kind, results]) =>
    bars(
      titles[kind],
      Object.entries(results).map(([app, { millis }]) => [app, millis]),
      { digits: 0, least: 0, outside: 'spring-boot' },
    ),
  );
}

/** Horizontal bars from zero, each with its value; that of `outside` may be too long for the panel, and ends in a gap then. */
function bars(title, rows, { digits, least, reference, outside }) {
  const space = COLUMN - NAME - VALUE;
  const largest = Math.max(least, ...rows.map(([app, { q3 }]) => (app === outside && rows.length > 1 ? 0 : q3)));
  const width = (value) => Math.min(1, value / largest) * space;
  const draw = (x, y) => {
    const parts = [label(x, y, title, 'panel')];
    const from = x + NAME;
    rows.forEach(([app, { median, q1, q3 }], i) => {
      const top = y + 12 + i * ROW;
      const own = app === 'vernal' ? ' own' : '';
      const middle = top + BAR / 2;
      parts.push(
        label(from - 8, top + BAR - 1, app, `name${own}`, 'end'),
        `<rect class="bar${own}" x="${from}" y="${top}" width="${round(width(median))}" height="${BAR}" rx="2"/>`,
        median > largest
          ? `<path class="gap" d="M${from + space - 16} ${top + BAR}l6 ${-BAR}"/>`
          : `<path class="middle" d="M${round(from + width(q1))} ${middle}H${round(from + width(q3))}"/>`,
        label(x + COLUMN, top + BAR - 1, median.toFixed(digits), own.trim(), 'end'),
      );
    });
    if (reference !== undefined) {
      const at = round(from + width(reference));
      parts.push(`<path class="raw" d="M${at} ${y + 8}V${y + 12 + rows.length * ROW}"/>`);
    }
    return parts.join('\n');
  };
  return { height: 12 + rows.length * ROW, draw };
}

/** Resident memory by requests answered, a line for each app. */
function memoryPanels({ memory }) {
  if (memory === undefined) return [];
  const apps = Object.entries(memory);
  const height = 12 + Math.max(8, apps.length) * ROW;
  const most = Math.max(...apps.flatMap(([, readings]) => readings.map(({ MiB }) => MiB)));
  const last = Math.max(...apps.map(([, readings]) => readings.at(-1).requests));
  const draw = (x, y) => {
    const [wide, high] = [COLUMN - NAME - 40, height - 24];
    const place = ({ requests, MiB }) => [x + 40 + (requests / last) * wide, y + 12 + high * (1 - MiB / most)];
    const names = apps
      .map(([app, readings]) => ({ app, MiB: readings.at(-1).MiB, y: place(readings.at(-1))[1] + 4 }))
      .sort((a, b) => a.y - b.y);
    // names keep clear of each other
    for (let i = 1; i < names.length; i++) names[i].y = Math.max(names[i].y, names[i - 1].y + 13);
    return [
      label(x, y, `resident MiB, up to ${Math.round(last / 1000).toLocaleString('en')} thousand requests`, 'panel'),
      label(x + 34, y + 20, `${Math.round(most)}`, 'note', 'end'),
      label(x + 34, y + 16 + high, '0', 'note', 'end'),
      ...apps.map(([app, readings]) => {
        const points = readings.map((reading) => place(reading).map(round).join(' '));
        return `<path class="line${app === 'vernal' ? ' own' : ''}" d="M${points.join('L')}"/>`;
      }),
      ...names.map((one) =>
        label(x + 46 + wide, round(one.y), `${one.app} ${Math.round(one.MiB)}`, one.app === 'vernal' ? 'own' : 'name'),
      ),
    ].join('\n');
  };
  return [{ height, draw }];
}

function footer({ date, machine, versions, settings, scenarios }) {
  const { cpu, cores, memoryGiB, system, node, generator, load } = machine;
  const noises = Object.values(scenarios).map(({ raw }) => raw.noise);
  const noise =
    noises.length > 0
      ? [`between the quartiles raw’s CPU time differed by ${percent(Math.max(...noises))} at most`]
      : [];
  return [
    ...lines([date.slice(0, 10), cpu, `${cores} cores`, `${memoryGiB} GiB`, system, `Node.js ${node}`]),
    ...lines([
      generator,
      `${settings.rounds} rounds of ${settings.seconds} s`,
      'servers on one core, but for Spring Boot',
      `load average before ${load.toFixed(1)}`,
      ...noise,
    ]),
    ...lines(SHOWN.filter((name) => name in versions).map((name) => `${name} ${versions[name]}`)),
  ];
}

/** Texts joined to lines that fit the width. */
function lines(texts) {
  const found = [''];
  for (const text of texts) {
    const longer = found.at(-1) === '' ? text : `${found.at(-1)}, ${text}`;
    if (longer.length <= 135) found[found.length - 1] = longer;
    else found.push(text);
  }
  return found;
}

function label(x, y, text, kind, anchor) {
  const end = anchor === undefined ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}"${kind ? ` class="${kind}"` : ''}${end}>${escapeXml(text)}</text>`;
}

const percent = (share) => `${Math.round(share * 100)} %`;
const round = (value) => Math.round(value * 10) / 10;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeXml = (text) => text.replace(/[&<>]/g, (char) => ENTITIES[char]);
