/**
 * What a decision reads, and where each of its rules counts: begin with {@code Decisions}, a node that is asked by itself. {@code
 * TargetPoints} finds points at which a rule counts, and {@code FactsDraw} goes from there to its edges.
 */
@NullMarked
package dev.workfloo.testkit.arbitrary.decision;

import org.jspecify.annotations.NullMarked;
