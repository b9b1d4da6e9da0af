package unimig.converter.rows;

import java.util.UUID;

/** UUIDs that look random (version 4) and are the same each time. */
final class Uuids {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Uuids() {}

  static String of(long number) {
    long high = mix(number * MIX);
    long low = mix(high + MIX);
    return new UUID((high & ~0xF000L) | 0x4000L, (low & ~(3L << 62)) | (1L << 63)).toString();
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    return (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
  }
}
