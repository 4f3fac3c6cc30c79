/**
 * Does background work that must not be lost, over one driving port. What there is to do stands in db-scheduler's table, so
 * that any process on the same database does it when the one that it was asked of does not.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.worker;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
