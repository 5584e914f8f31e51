/** Answers with the image by the means of one adapter. */
export abstract class ImageSender {
  /** @param isNotModified whether the client has the image already */
  abstract send(response: unknown, isNotModified: boolean): unknown;
}
