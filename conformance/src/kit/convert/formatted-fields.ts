import {
  DateTimeFormat,
  Double,
  Duration,
  DurationFormat,
  Integer,
  LocalDate,
  LocalDateTime,
  LocalTime,
  Long,
  NumberFormat,
  Property,
} from '@vernal/core';

/** Fields whose decorators say how they are read from text and written as text. */
export class FormattedFields {
  @Property(Double)
  @NumberFormat({ pattern: '#,##0.00' })
  amount: number | null = null;

  @Property(Double)
  @NumberFormat({ style: 'PERCENT' })
  share: number | null = null;

  @Property(Integer)
  @NumberFormat({ pattern: '000' })
  code: number | null = null;

  @Property(Long)
  @NumberFormat()
  count: number | null = null;

  @Property(LocalDate)
  @DateTimeFormat({ pattern: 'dd/MM/yyyy' })
  day: LocalDate | null = null;

  @Property(LocalDate)
  @DateTimeFormat({ iso: 'DATE' })
  isoDay: LocalDate | null = null;

  @Property(LocalDate)
  @DateTimeFormat({ iso: 'DATE', fallbackPatterns: ['yyyy/MM/dd', 'dd.MM.yyyy'] })
  flexibleDay: LocalDate | null = null;

  @Property(LocalDateTime)
  @DateTimeFormat({ pattern: 'yyyy-MM-dd HH:mm' })
  moment: LocalDateTime | null = null;

  @Property(LocalTime)
  @DateTimeFormat({ pattern: 'HH:mm' })
  time: LocalTime | null = null;

  @Property(Duration)
  @DurationFormat({ style: 'SIMPLE', defaultUnit: 'SECONDS' })
  wait: Duration | null = null;

  @Property({ of: LocalDate })
  @DateTimeFormat({ pattern: 'dd/MM/yyyy' })
  days: LocalDate[] | null = null;

  @Property(Integer)
  plain: number | null = null;
}
