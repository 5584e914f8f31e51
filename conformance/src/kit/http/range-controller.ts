import { IllegalArgumentException, Integer, Property } from '@vernal/core';
import { HttpRange, PostMapping, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { attempt } from '../answers.js';

class RangeRequest {
  @Property(String) readonly header!: string;
  @Property({ type: Integer, nullable: false }) readonly length!: number;
}

/** HttpRange: the Range header. */
@RestController()
@RequestMapping('/kit/http/range')
export class RangeController {
  /** First and last byte of every range in a resource of the given length, and the header as written again. */
  @PostMapping()
  ranges(@RequestBody() { header, length }: RangeRequest): unknown {
    return attempt('invalid-range', IllegalArgumentException, () => {
      const ranges = HttpRange.parseRanges(header);
      return {
        ranges: ranges.map((range) => [range.getRangeStart(length), range.getRangeEnd(length)]),
        header: HttpRange.toString(ranges),
      };
    });
  }

  /** Position and count of the regions to be sent, after the check that the ranges can be satisfied. */
  @PostMapping('/regions')
  regions(@RequestBody() { header, length }: RangeRequest): unknown {
    return attempt('invalid-range', IllegalArgumentException, () => {
      const regions = HttpRange.toRegions(HttpRange.parseRanges(header), length);
      return { regions: regions.map(({ position, count }) => [position, count]) };
    });
  }
}
