/**
 * Decision tables and trees, and what they decide. Begin with {@link DecisionTable}, as its author wrote it, and
 * {@link CompiledTable}, which decides: {@link Decided} holds the {@link Decision} and the {@link TableTrace} that says why.
 * {@link Counterfactuals} tells what would have changed it. {@link DecisionTree} decides by itself.
 *
 * <p>How a table decides: {@code TableIndex} finds the segment that each input's value lies in and, for each, the rules whose
 * cell it passes; {@code RuleSearch} goes through those that are left, evaluates what could not be looked up, and gives one
 * matching rule after the other; {@code RuleSelection} takes those that count by the {@link HitPolicy}.
 */
@NullMarked
package dev.workfloo.rule.decision;

import org.jspecify.annotations.NullMarked;
