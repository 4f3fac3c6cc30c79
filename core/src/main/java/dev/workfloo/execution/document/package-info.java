/**
 * Executions as stores keep them, in two parts: the trail of what happened, and what is personal. Begin with {@code
 * ExecutionDocument} and {@code EventDocument}. Each kind of event, and each
 * position, is written and read by its line in a {@code StoredFamily}; the line says since which format it exists. A document's format is the oldest
 * whose software reads all that is in it, and whoever reads it is given that.
 */
@NullMarked
package dev.workfloo.execution.document;

import org.jspecify.annotations.NullMarked;
