export enum Color {
  RED = 'RED',
  GREEN = 'GREEN',
  DARK_BLUE = 'DARK_BLUE',
}
