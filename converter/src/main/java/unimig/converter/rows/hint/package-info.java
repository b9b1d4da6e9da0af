/**
 * What the code of a migration looks at in the rows that it reads, so that generated rows can have
 * it: the texts and numbers that it compares with, the properties of documents, nulls, lists.
 *
 * <p>May import {@code converter.script}, {@code .source} and {@code .sql}.
 */
@NullMarked
package unimig.converter.rows.hint;

import org.jspecify.annotations.NullMarked;
