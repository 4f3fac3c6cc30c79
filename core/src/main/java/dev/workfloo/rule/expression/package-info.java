/**
 * Expressions: a subset of FEEL, the expression language of the DMN standard (1.5, §10.3). Begin with {@link
 * dev.workfloo.rule.expression.Expression}, the tree, and {@link dev.workfloo.rule.expression.UnaryTests}, the cell of a table.
 *
 * <p>The life of a formula: {@code syntax.Parser} reads its text once into a tree, {@code check.TypeCheck} finds its type
 * and its mistakes when a definition is published, {@code evaluation.Evaluation} computes its value in each run, and {@code
 * syntax.Printer} writes it where it is quoted or stored. What it can call is declared in {@code function.Builtin}. None of
 * these ever throws. What only looks at a tree, such as {@link dev.workfloo.rule.expression.References}, is a {@link
 * dev.workfloo.rule.expression.Traversal} of it.
 */
@NullMarked
package dev.workfloo.rule.expression;

import org.jspecify.annotations.NullMarked;
