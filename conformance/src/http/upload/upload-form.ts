import { Property } from '@vernal/core';
import { MultipartFile } from '@vernal/web';

/** A form object that takes both texts and files. */
export class UploadForm {
  @Property(String) title: string | undefined;
  @Property(MultipartFile) cover: MultipartFile | undefined;
  @Property({ of: MultipartFile }) pages: MultipartFile[] | undefined;
}
