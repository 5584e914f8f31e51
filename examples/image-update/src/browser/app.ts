import { watchPictures } from './live-pictures.js';
import { localTimes } from './local-times.js';
import { showPictures } from './shown-pictures.js';
import { enhanceUploads } from './uploads.js';

localTimes();
enhanceUploads();
if (showPictures()) watchPictures();
