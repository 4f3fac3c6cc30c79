/**
 * What is large, and so is kept once, beside the execution that it belongs to: documents, files, long texts. Begin with
 * {@link dev.workfloo.content.DocumentReference}.
 *
 * <p>A document's life: it is kept for an execution, piece by piece, and belongs to no step yet. A step takes it in its own
 * transaction, when an answer names it; a long text in an answer is kept and taken at once. From then on state and events
 * hold its reference. It is read when somebody looks at it, piece by piece, and never because an execution is loaded, moved on
 * or polled. What no step took is forgotten after {@link dev.workfloo.content.DocumentReference#KEPT_UNTAKEN}. What was taken
 * goes with its execution.
 */
@NullMarked
package dev.workfloo.content;

import org.jspecify.annotations.NullMarked;
