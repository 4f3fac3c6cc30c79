/**
 * What must be proven of a definition before it is published. Begin with {@link dev.workfloo.definition.check.FlowCheck}; each
 * kind of node has a {@code NodeCheck}, and {@code RuleCheck} knows what each may read of the nodes before it.
 */
@NullMarked
package dev.workfloo.definition.check;

import org.jspecify.annotations.NullMarked;
