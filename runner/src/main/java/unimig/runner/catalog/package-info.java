/**
 * What a PostgreSQL database holds, and how two of them differ: {@link
 * unimig.runner.catalog.CatalogSnapshot} for everything but rows, {@link
 * unimig.runner.catalog.RowComparison} for rows, {@link unimig.runner.catalog.DifferenceReport} to
 * show what they found.
 *
 * <p>Outside of what a snapshot can see are things that do not belong to one database: roles,
 * tablespaces, server settings and subscriptions. Large objects are only counted.
 *
 * <p>May import the JDK, JDBC, Gson and {@code diagnostic}.
 */
@NullMarked
package unimig.runner.catalog;

import org.jspecify.annotations.NullMarked;
