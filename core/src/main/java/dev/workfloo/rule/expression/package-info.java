/**
 * Expressions: a subset of FEEL, the expression language of the DMN standard (1.5, §10.3). Text is parsed once into a tree;
 * the tree can be checked, evaluated and printed, and none of the three ever throws.
 */
@NullMarked
package dev.workfloo.rule.expression;

import org.jspecify.annotations.NullMarked;
