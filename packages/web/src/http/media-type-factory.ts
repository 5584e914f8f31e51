import { MediaType } from './media-type.js';

/** Per type: its subtypes, each followed by the file extensions registered for it. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  application: `
    atom+xml atom; epub+zip epub; gml+xml gml; gpx+xml gpx; java-archive jar; java-vm class; json json; mathml+xml mathml;
    mbox mbox; metalink4+xml meta4; mp4 mp4s; msword doc dot; octet-stream bin bpk deploy dist distz dms dump elc lrf mar pkg so;
    oda oda; ogg ogx; onenote onepkg onetmp onetoc onetoc2; oxps oxps; pdf pdf; pgp-encrypted pgp; pgp-signature asc sig;
    pkcs10 p10; pkcs7-mime p7c p7m; pkcs7-signature p7s; pkcs8 p8; pkix-cert cer; pkix-crl crl; pls+xml pls;
    postscript ai eps ps; rdf+xml rdf; rss+xml rss; rtf rtf; sdp sdp; smil+xml smi smil; sparql-query rq; ssml+xml ssml;
    tei+xml tei teicorpus; voicexml+xml vxml; wasm wasm; widget wgt; winhlp hlp; wsdl+xml wsdl; xaml+xml xaml;
    xhtml+xml xht xhtml; xml xml xsl; xml-dtd dtd; xop+xml xop; xproc+xml xpl; xslt+xml xslt; xspf+xml xspf; yang yang; zip zip;
    vnd.amazon.ebook azw; vnd.android.package-archive apk; vnd.apple.installer+xml mpkg; vnd.apple.mpegurl m3u8;
    vnd.google-earth.kml+xml kml; vnd.google-earth.kmz kmz; vnd.mozilla.xul+xml xul; vnd.ms-cab-compressed cab;
    vnd.ms-excel xla xlc xlm xls xlt xlw; vnd.ms-excel.addin.macroenabled.12 xlam;
    vnd.ms-excel.sheet.binary.macroenabled.12 xlsb; vnd.ms-excel.sheet.macroenabled.12 xlsm;
    vnd.ms-excel.template.macroenabled.12 xltm; vnd.ms-fontobject eot; vnd.ms-htmlhelp chm; vnd.ms-officetheme thmx;
    vnd.ms-powerpoint pot pps ppt; vnd.ms-powerpoint.addin.macroenabled.12 ppam;
    vnd.ms-powerpoint.presentation.macroenabled.12 pptm; vnd.ms-powerpoint.slideshow.macroenabled.12 ppsm;
    vnd.ms-powerpoint.template.macroenabled.12 potm; vnd.ms-project mpp mpt; vnd.ms-word.document.macroenabled.12 docm;
    vnd.ms-word.template.macroenabled.12 dotm; vnd.ms-works wcm wdb wks wps; vnd.ms-xpsdocument xps;
    vnd.oasis.opendocument.chart odc; vnd.oasis.opendocument.database odb; vnd.oasis.opendocument.formula odf;
    vnd.oasis.opendocument.graphics odg; vnd.oasis.opendocument.graphics-template otg; vnd.oasis.opendocument.image odi;
    vnd.oasis.opendocument.presentation odp; vnd.oasis.opendocument.presentation-template otp;
    vnd.oasis.opendocument.spreadsheet ods; vnd.oasis.opendocument.spreadsheet-template ots; vnd.oasis.opendocument.text odt;
    vnd.oasis.opendocument.text-master odm; vnd.oasis.opendocument.text-template ott; vnd.oasis.opendocument.text-web oth;
    vnd.openxmlformats-officedocument.presentationml.presentation pptx;
    vnd.openxmlformats-officedocument.presentationml.slide sldx;
    vnd.openxmlformats-officedocument.presentationml.slideshow ppsx;
    vnd.openxmlformats-officedocument.presentationml.template potx;
    vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx;
    vnd.openxmlformats-officedocument.spreadsheetml.template xltx;
    vnd.openxmlformats-officedocument.wordprocessingml.document docx;
    vnd.openxmlformats-officedocument.wordprocessingml.template dotx;
    vnd.rn-realmedia rm; vnd.tcpdump.pcap cap dmp pcap; vnd.visio vsd vss vst vsw; vnd.wordperfect wpd;
    x-7z-compressed 7z; x-abiword abw; x-apple-diskimage dmg; x-bittorrent torrent; x-bzip bz; x-bzip2 boz bz2;
    x-cbr cb7 cba cbr cbt cbz; x-cpio cpio; x-csh csh; x-debian-package deb udeb; x-dvi dvi; x-font-pcf pcf;
    x-font-type1 afm pfa pfb pfm; x-gtar gtar; x-iso9660-image iso; x-java-jnlp-file jnlp; x-latex latex; x-lzh-compressed lha lzh;
    x-mobipocket-ebook mobi prc; x-msaccess mdb; x-msdownload bat com dll exe msi; x-mspublisher pub; x-pkcs12 p12 pfx;
    x-rar-compressed rar; x-sh sh; x-shar shar; x-shockwave-flash swf; x-sql sql; x-stuffit sit; x-subrip srt; x-tar tar; x-tcl tcl;
    x-tex tex; x-texinfo texi texinfo; x-ustar ustar; x-x509-ca-cert crt der; x-xpinstall xpi; x-xz xz`,
  audio: `
    basic au snd; midi kar mid midi rmi; mp4 m4a mp4a; mpeg m2a m3a mp2 mp2a mp3 mpga; ogg oga ogg opus spx; webm weba; x-aac aac;
    x-aiff aif aifc aiff; x-caf caf; x-flac flac; x-matroska mka; x-mpegurl m3u; x-ms-wax wax; x-ms-wma wma;
    x-pn-realaudio ra ram; x-wav wav`,
  font: 'collection ttc; otf otf; ttf ttf; woff woff; woff2 woff2',
  image: `
    avif avif; bmp bmp; cgm cgm; gif gif; ief ief; jpeg jpe jpeg jpg; ktx ktx; png png; sgi sgi; svg+xml svg svgz; tiff tif tiff;
    vnd.adobe.photoshop psd; vnd.djvu djv djvu; vnd.dwg dwg; vnd.dxf dxf; vnd.ms-photo wdp; vnd.wap.wbmp wbmp; webp webp; x-3ds 3ds;
    x-icon ico; x-pcx pcx; x-pict pct pic; x-portable-anymap pnm; x-portable-bitmap pbm; x-portable-graymap pgm;
    x-portable-pixmap ppm; x-rgb rgb; x-tga tga; x-xbitmap xbm; x-xpixmap xpm; x-xwindowdump xwd`,
  message: 'rfc822 eml mime',
  model: 'iges iges igs; mesh mesh msh silo; vnd.collada+xml dae; vrml vrml wrl; x3d+xml x3d x3dz',
  text: `
    cache-manifest appcache; calendar ics ifb; css css; csv csv; html htm html; javascript js mjs; n3 n3;
    plain conf def in list log text txt; richtext rtx; sgml sgm sgml; tab-separated-values tsv; troff man me ms roff t tr;
    turtle ttl; uri-list uri uris urls; vcard vcard; vnd.wap.wml wml; vnd.wap.wmlscript wmls; x-asm asm s;
    x-c c cc cpp cxx dic h hh; x-fortran f f77 f90 for; x-java-source java; x-nfo nfo; x-opml opml; x-pascal p pas; x-setext etx;
    x-sfv sfv; x-uuencode uu; x-vcalendar vcs; x-vcard vcf`,
  video: `
    3gpp 3gp; 3gpp2 3g2; h261 h261; h263 h263; h264 h264; jpeg jpgv; mj2 mj2 mjp2; mp2t m2t m2ts mts ts; mp4 mp4 mp4v mpg4;
    mpeg m1v m2v mpe mpeg mpg; ogg ogv; quicktime mov qt; webm webm; x-f4v f4v; x-flv flv; x-m4v m4v; x-matroska mk3d mks mkv;
    x-ms-asf asf asx; x-ms-vob vob; x-ms-wm wm; x-ms-wmv wmv; x-msvideo avi; x-sgi-movie movie`,
};

let byExtension: ReadonlyMap<string, MediaType> | undefined;

/** Media types by file name: those that applications serve, of the registry that servers share. Source: Spring's `MediaTypeFactory`. */
export class MediaTypeFactory {
  /** The type registered for the extension of a file name or path, in any case; undefined for an unknown one. */
  static getMediaType(filename: string | undefined): MediaType | undefined {
    const extension = extensionOf(filename);
    if (extension === undefined) return undefined;
    byExtension ??= new Map(Object.entries(EXTENSIONS).flatMap(([type, subtypes]) => entriesOf(type, subtypes)));
    return byExtension.get(extension.toLowerCase());
  }
}

function extensionOf(filename: string | undefined): string | undefined {
  const dot = filename?.lastIndexOf('.') ?? -1;
  return dot === -1 || filename!.includes('/', dot) ? undefined : filename!.slice(dot + 1);
}

function entriesOf(type: string, subtypes: string): [string, MediaType][] {
  return subtypes.split(';').flatMap((group) => {
    const [subtype, ...extensions] = group.trim().split(/\s+/);
    const mediaType = new MediaType(type, subtype);
    return extensions.map((extension): [string, MediaType] => [extension, mediaType]);
  });
}
