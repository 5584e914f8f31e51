import { Integer, TypeDescriptor } from '@vernal/core';
import {
  ModelAttribute,
  MultipartFile,
  MultipartHttpServletRequest,
  Part,
  PostMapping,
  PutMapping,
  RequestMapping,
  RequestParam,
  RequestPart,
  RestController,
} from '@vernal/web';
import { Profile } from './profile.js';
import { UploadForm } from './upload-form.js';

/** Every way to take the parts of a multipart request. */
@RestController()
@RequestMapping('/upload')
export class UploadController {
  @PostMapping('/file')
  file(@RequestParam() file: MultipartFile): Promise<object> {
    return describe(file);
  }

  @PutMapping('/file')
  put(@RequestParam() file: MultipartFile): Promise<object> {
    return describe(file);
  }

  @PostMapping('/optional')
  optional(@RequestParam({ type: MultipartFile, required: false }) file: MultipartFile | undefined): Promise<object> {
    return describeOrNone(file);
  }

  @PostMapping('/wrapped')
  wrapped(
    @RequestParam({ type: TypeDescriptor.optional(MultipartFile) }) file: MultipartFile | undefined,
  ): Promise<object> {
    return describeOrNone(file);
  }

  /** All files of one name. */
  @PostMapping('/list')
  list(@RequestParam('file', { of: MultipartFile }) files: MultipartFile[]): Promise<object[]> {
    return Promise.all(files.map(describe));
  }

  @PostMapping('/array')
  async array(
    @RequestParam({ name: 'file', of: MultipartFile, required: false }) files: MultipartFile[] | undefined,
  ): Promise<object[]> {
    return files ? this.list(files) : [{ files: 'none' }];
  }

  /** All files of all names: the first of each. */
  @PostMapping('/map')
  async map(
    @RequestParam({ type: TypeDescriptor.map(String, MultipartFile) }) files: Map<string, MultipartFile>,
  ): Promise<object> {
    const entries = [...files].map(async ([name, file]) => [name, await describe(file)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  /** A part without a file name is a parameter. */
  @PostMapping('/fields')
  fields(
    @RequestParam() title: string,
    @RequestParam({ type: Integer, nullable: false, defaultValue: '0' }) count: number,
    @RequestParam({ of: String, required: false }) tag: string[] | undefined,
    @RequestParam({ type: MultipartFile, required: false }) file: MultipartFile | undefined,
  ): object {
    return { title, count, tags: tag ?? [], file: file?.originalFilename ?? 'none' };
  }

  /** A file asked for as text. */
  @PostMapping('/as-text')
  asText(@RequestParam() file: string): string {
    return `text: ${file}`;
  }

  /** A part read by the message converters, chosen by the part's own content type. */
  @PostMapping('/part')
  part(@RequestPart() profile: Profile): object {
    return { name: String(profile.name), age: profile.age, tags: profile.tags };
  }

  @PostMapping('/part-and-file')
  async partAndFile(@RequestPart() profile: Profile, @RequestPart('file') file: MultipartFile): Promise<object> {
    return { profile: String(profile.name), file: await describe(file) };
  }

  @PostMapping('/part-optional')
  partOptional(@RequestPart({ type: Profile, required: false }) profile: Profile | undefined): string {
    return profile ? `profile of ${profile.name}` : 'no profile';
  }

  @PostMapping('/part-text')
  partText(@RequestPart() note: string): string {
    return `note: ${note}`;
  }

  /** The servlet's own view of a part, with a header of the part. */
  @PostMapping('/servlet-part')
  servletPart(@RequestParam('file') part: Part): object {
    return {
      name: part.name,
      filename: String(part.submittedFileName ?? null),
      size: part.size,
      note: String(part.getHeader('X-Note') ?? null),
    };
  }

  @PostMapping('/form')
  async form(@ModelAttribute() form: UploadForm): Promise<object> {
    return {
      title: form.title ?? null,
      cover: form.cover ? await describe(form.cover) : 'none',
      pages: form.pages ? await this.list(form.pages) : [],
    };
  }

  /** The multipart request itself. */
  @PostMapping('/request')
  request(request: MultipartHttpServletRequest): object {
    const files = request.getFileNames();
    return {
      files,
      counts: files.map((name) => request.getFiles(name).length),
      parameters: request.getParameterNames().sort(),
    };
  }

  /** Only multipart requests are mapped. */
  @PostMapping({ path: '/consumes', consumes: 'multipart/form-data' })
  consumes(@RequestParam({ defaultValue: 'none' }) title: string): string {
    return `title ${title}`;
  }
}

async function describeOrNone(file: MultipartFile | undefined): Promise<object> {
  return file ? describe(file) : { file: 'none' };
}

async function describe(file: MultipartFile): Promise<object> {
  const facts = {
    name: file.name,
    filename: file.originalFilename,
    type: file.contentType ?? null,
    size: file.size,
    empty: file.isEmpty,
  };
  return file.size < 50 ? { ...facts, text: Buffer.from(await file.getBytes()).toString() } : facts;
}
