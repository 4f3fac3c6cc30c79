/**
 * Expressions: a subset of FEEL, the expression language of the DMN standard (1.5, §10.3). Text is parsed once into a tree
 * ({@link dev.workfloo.rule.expression.Parser}); the tree can be checked ({@link dev.workfloo.rule.expression.TypeCheck}),
 * evaluated ({@link dev.workfloo.rule.expression.Evaluation}) and printed ({@link
 * dev.workfloo.rule.expression.Printer}), and none of these ever throws, whatever the text and the values.
 */
@NullMarked
package dev.workfloo.rule.expression;

import org.jspecify.annotations.NullMarked;
