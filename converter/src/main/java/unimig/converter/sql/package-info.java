/**
 * PostgreSQL's lexical rules and what follows from them: where a statement ends, which statements
 * need to run outside a transaction, how a statement is laid out for reading, how {@code $1}
 * becomes {@code ?}.
 *
 * <p>May import the JDK only.
 */
@NullMarked
package unimig.converter.sql;

import org.jspecify.annotations.NullMarked;
