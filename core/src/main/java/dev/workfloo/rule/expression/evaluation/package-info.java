/**
 * The values of expressions. Begin with {@link dev.workfloo.rule.expression.evaluation.Evaluation}.
 *
 * <p>The life of an evaluation: it is made for an {@link dev.workfloo.rule.expression.evaluation.EvaluationContext}, the
 * names and the moment that expressions read; it folds over the tree from top to bottom, with {@code Bindings} for the
 * names that a part binds itself; operators and functions compute in {@code function}, on a budget of steps that all of
 * them share. Past the budget it has failed, and answers null from then on. It knows nothing of types: what was checked
 * meets no type error, and what was not comes to null, with a remark that says why.
 */
@NullMarked
package dev.workfloo.rule.expression.evaluation;

import org.jspecify.annotations.NullMarked;
