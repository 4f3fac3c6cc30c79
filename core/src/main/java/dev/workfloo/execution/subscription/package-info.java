/**
 * What a host's own code is told of what happens to executions: {@code WorkflooEvent}, under a {@code Subscription}; and what of it
 * waits since the listener threw, a {@code HeldEvent}.
 */
@NullMarked
package dev.workfloo.execution.subscription;

import org.jspecify.annotations.NullMarked;
