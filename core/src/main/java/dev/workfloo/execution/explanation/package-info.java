/**
 * Why a decision came out as it did: begin with {@code Explanation}. It is made anew whenever somebody asks, of what formulas
 * read then; what is kept out of traces is left out of it. {@code TableReasons} tells it of tables, {@code
 * TreeReasons} of trees.
 */
@NullMarked
package dev.workfloo.execution.explanation;

import org.jspecify.annotations.NullMarked;
