import { IllegalArgumentException } from '../util/exceptions.js';

interface Choice {
  readonly limit: number;
  /** Whether the limit itself belongs to it. */
  readonly isInclusive: boolean;
  readonly text: string;
}

/** Chooses a text by a number: `0#none|1#one|1<many`, where `#` is "from" and `<` "more than". Source: `java.text.ChoiceFormat`. */
export class ChoiceFormat {
  readonly #choices: readonly Choice[];

  /** @throws IllegalArgumentException for a choice without a number. */
  constructor(pattern: string) {
    this.#choices = pattern.split('|').map((choice): Choice => {
      const [, limit = '', relation, text = ''] = /^([^#<≤]*)([#<≤])(.*)$/s.exec(choice) ?? [];
      const value = limit.trim().endsWith('∞') ? (limit.includes('-') ? -Infinity : Infinity) : Number(limit);
      if (relation === undefined || limit.trim() === '' || Number.isNaN(value)) {
        throw new IllegalArgumentException(
          `Malformed choice ${JSON.stringify(choice)}: write a number, # or <, and a text`,
        );
      }
      return { limit: value, isInclusive: relation !== '<', text };
    });
  }

  /** The text of the last choice that the number has reached; the first one below all. */
  format(value: number): string {
    const reached = this.#choices.filter(({ limit, isInclusive }) => (isInclusive ? value >= limit : value > limit));
    return (reached.at(-1) ?? this.#choices[0])?.text ?? '';
  }
}
