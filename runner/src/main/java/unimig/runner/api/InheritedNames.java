package unimig.runner.api;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of the functions that JavaScript's built-in values inherit, but for plain objects. */
final class InheritedNames {
  static final Set<String> OF_ARRAYS =
      words(
          "at concat copyWithin fill find findIndex findLast findLastIndex lastIndexOf pop push"
              + " reverse shift unshift slice sort splice includes indexOf join keys entries"
              + " values forEach filter flat flatMap map every some reduce reduceRight toReversed"
              + " toSorted toSpliced with");

  private static final Set<String> OF_OTHERS =
      words(
          "anchor big blink bold charAt charCodeAt codePointAt endsWith fontcolor fontsize fixed"
              + " italics link localeCompare match matchAll normalize padEnd padStart repeat"
              + " replace replaceAll search small split strike sub substr substring sup startsWith"
              + " trim trimStart trimLeft trimEnd trimRight toLocaleLowerCase toLocaleUpperCase"
              + " toLowerCase toUpperCase isWellFormed toWellFormed toExponential toFixed"
              + " toPrecision toDateString toISOString toUTCString toGMTString toTimeString toJSON"
              + " getDate setDate getDay getFullYear setFullYear getHours setHours getMilliseconds"
              + " setMilliseconds getMinutes setMinutes getMonth setMonth getSeconds setSeconds"
              + " getTime setTime getTimezoneOffset getYear setYear getUTCDate setUTCDate getUTCDay"
              + " getUTCFullYear setUTCFullYear getUTCHours setUTCHours getUTCMilliseconds"
              + " setUTCMilliseconds getUTCMinutes setUTCMinutes getUTCMonth setUTCMonth"
              + " getUTCSeconds setUTCSeconds toLocaleDateString toLocaleTimeString get set has"
              + " delete clear add size union intersection difference symmetricDifference"
              + " isSubsetOf isSupersetOf isDisjointFrom write copy equals compare swap16 swap32"
              + " swap64 inspect buffer byteLength byteOffset subarray parent offset asciiSlice"
              + " utf8Slice latin1Slice hexSlice base64Slice ucs2Slice");

  static final Set<String> ALL =
      Stream.concat(OF_ARRAYS.stream(), OF_OTHERS.stream()).collect(Collectors.toSet());

  private InheritedNames() {}

  private static Set<String> words(String text) {
    return Set.of(text.split(" ", -1));
  }
}
