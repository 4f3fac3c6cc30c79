/**
 * One run of a workfloo. Begin with {@code WorkflooExecution}: it stands at a {@code Position}, and each {@code ExecutionEvent}
 * leads to the next one, so that folding the events over nothing gives the same execution again. A move is one {@code
 * Progress}: the events, how the execution then stands, and the {@code Work} that it asks for outside. What can be done
 * where it stands is in {@code step}, what it did node by node in {@code history}, how stores keep it in {@code document}.
 */
@NullMarked
package dev.workfloo.execution;

import org.jspecify.annotations.NullMarked;
