/**
 * What can be known of an expression before it runs. Begin with {@link dev.workfloo.rule.expression.check.TypeCheck}.
 *
 * <p>The life of a check: a {@link dev.workfloo.rule.expression.check.TypeEnvironment} says which names there are, of which
 * types, and what is known not to be null; {@code TypeChecker} finds the type of each part from those of its own parts, and
 * narrows it by the {@code Guards} around it ({@code x != null and …}); operations on literals alone are tried out ({@code
 * ConstantFolding}); what is wrong or hardly meant becomes a sentence in {@code Diagnostics}, which quotes the part that it
 * is about.
 */
@NullMarked
package dev.workfloo.rule.expression.check;

import org.jspecify.annotations.NullMarked;
