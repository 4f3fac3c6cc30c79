/**
 * What expressions can compute with values: built-in functions and arithmetic. Begin with {@link
 * dev.workfloo.rule.expression.function.Builtin}, the list of functions.
 *
 * <p>The life of a function: {@code Builtin} declares its name, its {@code Parameters}, the type of what it gives and how
 * that is computed; the parser finds it by its name; the check asks it for its type, by way of {@link
 * dev.workfloo.rule.expression.function.ArgumentTypes}; an evaluation calls it with values and a {@link
 * dev.workfloo.rule.expression.function.Calculator}, which counts on a {@link
 * dev.workfloo.rule.expression.function.Budget}. To add one, write its constant, beside it in {@code TextFunctions} or its
 * like what is more than a line, and an example in docs/expressions.md.
 */
@NullMarked
package dev.workfloo.rule.expression.function;

import org.jspecify.annotations.NullMarked;
