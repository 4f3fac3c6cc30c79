/**
 * What an execution did, node by node, and why it decided as it did. Begin with {@code ExecutionHistory}; it is folded from the
 * events, so that nothing of it is kept besides.
 */
@NullMarked
package dev.workfloo.execution.history;

import org.jspecify.annotations.NullMarked;
