/**
 * Stores on any {@link javax.sql.DataSource} of H2 or PostgreSQL. Begin with {@link dev.workfloo.jdbc.JdbcStore}. Tables are
 * called {@code workfloo_*}, since they live in the host's database; what is personal is encrypted.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
