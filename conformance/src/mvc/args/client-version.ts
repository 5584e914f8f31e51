/** What ClientVersionArgumentResolver makes of the header X-Client: "name/major". */
export class ClientVersion {
  readonly name: string;
  readonly major: number;

  constructor(name: string, major: number) {
    this.name = name;
    this.major = major;
  }
}
