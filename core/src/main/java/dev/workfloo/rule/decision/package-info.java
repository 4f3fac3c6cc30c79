/**
 * Decisions: tables and trees of expressions, what they decide ({@link dev.workfloo.rule.decision.CompiledTable}), why
 * ({@link dev.workfloo.rule.decision.TableTrace}), what would have changed it
 * ({@link dev.workfloo.rule.decision.Counterfactuals}), and what can be proven of them for all that may come
 * ({@link dev.workfloo.rule.decision.TableAnalysis}).
 */
@NullMarked
package dev.workfloo.rule.decision;

import org.jspecify.annotations.NullMarked;
