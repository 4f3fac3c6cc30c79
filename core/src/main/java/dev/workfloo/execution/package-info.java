/**
 * What happens to one run of a workfloo: its position, the events that brought it there, and the pure transitions between.
 * Folding the events over nothing gives the same execution again.
 */
@NullMarked
package dev.workfloo.execution;

import org.jspecify.annotations.NullMarked;
