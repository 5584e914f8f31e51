import { RequestMapping, RestController } from '@vernal/web';
import { ThrowingController } from '../throwing-controllers.js';

/** Stands in a module that an advice names. */
@RestController()
@RequestMapping('/exceptions/advised/alpha')
export class AlphaController extends ThrowingController {}
