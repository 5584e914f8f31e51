/** What a servlet takes of uploads. Source: Servlet 6.0 `MultipartConfigElement`. */
export interface MultipartConfig {
  /** Folder for parts that are kept in files. Default: the system's folder for temporary files. */
  readonly location?: string;
  /** Bytes of one file. Default -1: no limit. */
  readonly maxFileSize?: number;
  /** Bytes of the whole body. Default -1: no limit. */
  readonly maxRequestSize?: number;
  /** Bytes above which a part goes to a file. Default 0: every file does. */
  readonly fileSizeThreshold?: number;
}
