/**
 * What is known of the tables of a database at a point of its history, from the statements that
 * made them. A statement that is not understood makes unknown what it may have changed.
 */
@NullMarked
package unimig.converter.catalog;

import org.jspecify.annotations.NullMarked;
