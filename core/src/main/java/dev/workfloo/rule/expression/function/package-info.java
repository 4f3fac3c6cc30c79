/**
 * What expressions can compute with values: built-in functions and arithmetic. Begin with {@link
 * dev.workfloo.rule.expression.function.Builtin}.
 */
@NullMarked
package dev.workfloo.rule.expression.function;

import org.jspecify.annotations.NullMarked;
