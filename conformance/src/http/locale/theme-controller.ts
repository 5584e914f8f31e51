import { GetMapping, getTheme, HttpServletRequest, RestController } from '@vernal/web';

/** The theme of the request: its name and two of its texts; a text that the theme lacks is "none". */
@RestController()
export class ThemeController {
  @GetMapping('/look')
  async look(request: HttpServletRequest, locale: Intl.Locale): Promise<unknown> {
    const theme = await getTheme(request);
    return {
      theme: theme?.name,
      color: theme?.messageSource.getMessage('color', undefined, 'none', locale),
      font: theme?.messageSource.getMessage('font', undefined, 'none', locale),
    };
  }
}
