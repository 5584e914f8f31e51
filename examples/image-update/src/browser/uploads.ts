import { refreshPictures } from './shown-pictures.js';

const token = () => document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')?.content ?? '';

interface Problem {
  readonly detail?: string;
  readonly title?: string;
}

// a file that is dropped beside a form must not take the place of the page
for (const type of ['dragover', 'drop']) addEventListener(type, (event) => event.preventDefault());

/** Makes upload forms take files that are dropped on them or on the card that they stand in, and show how far they are. */
export function enhanceUploads(within: ParentNode = document): void {
  for (const form of within.querySelectorAll<HTMLFormElement>('form[data-upload]')) enhance(form);
}

function enhance(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
  const button = form.querySelector('button') as HTMLButtonElement;
  button.textContent = button.dataset.choose ?? '';
  form.classList.add('enhanced');
  input.addEventListener('change', () => void sendAll(form, [...(input.files ?? [])]));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input.files?.length) void sendAll(form, [...input.files]);
    else input.click();
  });
  takeDrops(form.closest<HTMLElement>('[data-drop]') ?? form, (files) => {
    void sendAll(form, form.dataset.method === 'PUT' ? files.slice(0, 1) : files);
  });
}

function takeDrops(target: HTMLElement, take: (files: File[]) => void): void {
  const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  target.addEventListener('dragover', (event) => {
    if (isFile(event)) target.classList.add('dropping');
  });
  target.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!target.contains(relatedTarget as Node | null)) target.classList.remove('dropping');
  });
  target.addEventListener('drop', (event) => {
    target.classList.remove('dropping');
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) take(files);
  });
}

/**
 * One after the other; what is wrong with one does not keep the others away. The page of what was added is shown where all went
 * well, else what went wrong is told beside what is there.
 */
async function sendAll(form: HTMLFormElement, files: readonly File[]): Promise<void> {
  if (form.dataset.busy !== undefined || files.length === 0) return;
  form.dataset.busy = '';
  const status = form.querySelector<HTMLElement>('[data-status]') as HTMLElement;
  const bar = form.querySelector<HTMLProgressElement>('progress') as HTMLProgressElement;
  status.classList.remove('wrong');
  bar.hidden = false;
  const problems: string[] = [];
  let page = '';
  for (const file of files) {
    status.textContent = file.name;
    bar.removeAttribute('value');
    try {
      // a server may close the connection over a body that is too large before its answer is read
      if (file.size > Number(form.dataset.maxBytes)) throw new Error(form.dataset.tooLarge);
      page = await send(form, file, bar);
    } catch (error) {
      const { message } = error as Error;
      problems.push(files.length === 1 ? message : `${file.name}: ${message}`);
    }
  }
  bar.hidden = true;
  form.reset();
  delete form.dataset.busy;
  status.classList.toggle('wrong', problems.length > 0);
  status.textContent = problems.length > 0 ? problems.join('\n') : (form.dataset.done ?? '');
  if (problems.length > 0) return;
  // the page that sent it need not wait for the server's event, nor lose it while it is not connected yet
  if (form.dataset.method === 'PUT') void refreshPictures(form.closest<HTMLElement>('[data-card]')?.dataset.card);
  if (form.dataset.method === 'POST') location.assign(files.length === 1 ? page : location.href);
}

/** By XMLHttpRequest, since `fetch` does not tell how much of a body has been sent. Gives the picture's page. */
function send(form: HTMLFormElement, file: File, bar: HTMLProgressElement): Promise<string> {
  const { method = 'POST', api = '', broken = '' } = form.dataset;
  const request = new XMLHttpRequest();
  request.open(method, api);
  request.setRequestHeader('X-CSRF-Token', token());
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    bar.value = loaded / total;
  });
  const body = new FormData();
  body.append('file', file);
  return new Promise((resolve, reject) => {
    request.addEventListener('load', () => {
      const answer = request.response as (Problem & { page?: string }) | null;
      if (request.status < 300) resolve(answer?.page ?? '');
      else reject(new Error(answer?.detail ?? answer?.title ?? broken));
    });
    request.addEventListener('error', () => reject(new Error(broken)));
    request.send(body);
  });
}
