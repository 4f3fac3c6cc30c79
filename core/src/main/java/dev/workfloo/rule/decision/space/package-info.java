/**
 * The geometry of a table's inputs. Begin with {@link Domain}, which divides the values of one input into numbered segments:
 * to all values of a segment a test gives the same answer. {@link Segments} is a set of them, {@link Box} one such set for
 * each input, {@link Coverage} tells what boxes leave uncovered, and {@link Deadline} for how long it may search.
 */
@NullMarked
package dev.workfloo.rule.decision.space;

import org.jspecify.annotations.NullMarked;
