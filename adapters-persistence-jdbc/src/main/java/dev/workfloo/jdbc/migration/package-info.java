/**
 * Brings the tables up to date, by files of SQL that are run once each, in their order. Begin with
 * {@link dev.workfloo.jdbc.migration.Migrator}, which runs them, or {@link dev.workfloo.jdbc.migration.UpgradeSql}, which
 * prints them for others to run. What was run stands in a table as Flyway keeps it, since earlier releases used that.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.migration;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
