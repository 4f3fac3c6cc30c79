/**
 * What listeners in process are to be told. Begin with {@link dev.workfloo.jdbc.event.JdbcSubscriptions}.
 *
 * <p>A transition has a row for each subscription, which is written with it, on PostgreSQL by a trigger, and goes once it was told.
 * So it does not matter in which order transactions are committed: there is no place up to which all was told, and nothing that could
 * come in behind it.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.event;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
