/** What calls were answered under their idempotency keys, to be answered again. Begin with {@link dev.workfloo.jdbc.idempotency.Answers}. */
@NullMarked
@SecondaryAdapter
package dev.workfloo.jdbc.idempotency;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
