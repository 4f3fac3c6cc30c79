/**
 * Pages for those who integrate; begin with {@link dev.workfloo.docs.DocsSite}, which says where each is. They need nothing of what
 * persons are shown.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.docs;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
