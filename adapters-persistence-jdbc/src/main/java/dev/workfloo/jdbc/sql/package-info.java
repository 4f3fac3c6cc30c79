/**
 * Statements on H2 and PostgreSQL, and what their failures mean. Begin with {@link dev.workfloo.jdbc.sql.Sql}, which runs
 * them; {@link dev.workfloo.jdbc.sql.Columns} is what a row is written from, and {@link dev.workfloo.jdbc.sql.StoredJson} how
 * values stand in one.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.sql;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
