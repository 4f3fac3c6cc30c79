/**
 * A flow, as its author wrote it: begin with {@link dev.workfloo.definition.WorkflooDefinition} and
 * {@link dev.workfloo.definition.Node}, of which each kind is a file. A definition may be wrong; once
 * {@link dev.workfloo.definition.check} has proven that it is not, it is a {@link dev.workfloo.definition.flow.CheckedFlow}, which
 * executions run. {@link dev.workfloo.definition.document} reads and writes it, {@link dev.workfloo.definition.form} knows
 * what a form asks.
 */
@NullMarked
package dev.workfloo.definition;

import org.jspecify.annotations.NullMarked;
