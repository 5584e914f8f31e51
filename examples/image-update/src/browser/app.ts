import { watchPictures } from './live-pictures.js';
import { localTimes } from './local-times.js';
import { keepForOffline } from './offline.js';
import { showPictures } from './shown-pictures.js';
import { enhanceUploads } from './uploads.js';

localTimes();
enhanceUploads();
showPictures();
if (document.querySelector('[data-live]')) watchPictures();
keepForOffline();
