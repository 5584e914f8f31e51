import { NotBlank, Pattern, Size } from '@vernal/core';
import { MAX_NAME_LENGTH, PICTURE_NAME } from '../pictures/picture-name.js';

/** What a picture is called. Texts of what is wrong are messages `picture.title.…`, `picture.name.…`. */
export class PictureForm {
  @NotBlank({ message: 'picture.title.blank' }) @Size({ max: 120, message: 'picture.title.long' }) title = '';
  @Pattern(new RegExp(`^${PICTURE_NAME}$`), { message: 'picture.name.form' })
  @Size({ min: 1, max: MAX_NAME_LENGTH, message: 'picture.name.long' })
  name = '';
}
