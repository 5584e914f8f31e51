import { Controller, GetMapping, HttpServletRequest, ResponseEntity } from '@vernal/web';
import { ImageEndpoint } from '../endpoint/image-endpoint.js';

/** Answers with what the endpoint draws. */
@Controller()
export class ImageEndpointController {
  readonly #endpoint: ImageEndpoint;

  constructor(endpoint: ImageEndpoint) {
    this.#endpoint = endpoint;
  }

  @GetMapping('${vernal.image-loader.endpoint.path:/image}')
  async image(request: HttpServletRequest): Promise<ResponseEntity<Uint8Array>> {
    const query = { get: (name: string) => request.getParameter(name) };
    const fields = { get: (name: string) => request.getHeader(name) };
    const { status, headers, body } = await this.#endpoint.answer(query, fields);
    const response = ResponseEntity.status(status);
    for (const [name, value] of Object.entries(headers)) response.header(name, value);
    return body === undefined ? response.build() : response.body(body);
  }
}
