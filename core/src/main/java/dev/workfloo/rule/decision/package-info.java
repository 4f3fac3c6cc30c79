/** Decisions: tables and trees of expressions, what they decide, why, what would change it, and what can be proven of them. */
@NullMarked
package dev.workfloo.rule.decision;

import org.jspecify.annotations.NullMarked;
