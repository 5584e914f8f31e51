import { Integer, Property } from '@vernal/core';

/** The bean that most areas send and receive. */
export class Book {
  @Property(String)
  title: string | null = null;

  @Property(Integer)
  pages = 0;

  static of(title: string, pages: number): Book {
    const book = new Book();
    book.title = title;
    book.pages = pages;
    return book;
  }

  toString(): string {
    return `${this.title}(${this.pages})`;
  }
}
