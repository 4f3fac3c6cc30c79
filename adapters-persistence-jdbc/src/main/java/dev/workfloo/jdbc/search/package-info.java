/**
 * What executions are found by. Begin with {@link dev.workfloo.jdbc.search.SearchIndex}.
 *
 * <p>One answer: a step brings it. {@code SearchableVersions} says whether its field is searchable, and the domain under which
 * terms it is found; {@code IndexKey} hashes them. They are written with the step as {@link
 * dev.workfloo.jdbc.search.IndexedTerms}: a row for each term, and one that remembers all of them, so that they can be taken
 * back. A search hashes what is asked for in the same way, and {@code ListQuery} reads it in the order of an index. What an
 * earlier release wrote without them has a row in {@code workfloo_unindexed}, and {@code IndexCatchUp} sees to it.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.search;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
