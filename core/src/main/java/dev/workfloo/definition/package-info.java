/**
 * How a workfloo is written down: definitions, their nodes and forms, and what must be proven before one is published. A
 * {@link dev.workfloo.definition.WorkflooDefinition} may be wrong; a {@link dev.workfloo.definition.CheckedFlow} is not.
 */
@NullMarked
package dev.workfloo.definition;

import org.jspecify.annotations.NullMarked;
