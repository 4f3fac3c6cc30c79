/**
 * What is proven of a decision table before it is published; begin with {@link TableAnalysis}.
 *
 * <p>How a proof goes: {@code Verification} asks one question after the other. {@code TableSpace} lays the table out: each
 * input is a dimension, each rule the box of the inputs that it surely matches and the box of those that it may match.
 * {@code Overlaps} are boxes that intersect, {@code Gaps} regions that no box covers, {@code DeadRules} boxes that those of
 * better rules cover. Where inputs depend on each other ({@code DependentInputs}), {@code Witnesses} looks for an input that
 * really occurs in the region. What was found becomes a finding of {@link TableAnalysis}, with an example and a row of tests;
 * what time or the table leaves open is undecided.
 */
@NullMarked
package dev.workfloo.rule.decision.proof;

import org.jspecify.annotations.NullMarked;
