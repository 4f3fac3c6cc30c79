/**
 * Work that is still to be done outside, as an operator sees it: to whom it turns, and what giving it up means. Begin with {@link
 * dev.workfloo.application.pending.ManagingPendingWork}.
 */
@NullMarked
@Application
package dev.workfloo.application.pending;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
