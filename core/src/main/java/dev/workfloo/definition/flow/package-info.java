/**
 * A definition that was proven: begin with {@code CheckedFlow}, which executions run. It keeps at hand what they ask for again and
 * again, such as what of it is kept out of traces.
 */
@NullMarked
package dev.workfloo.definition.flow;

import org.jspecify.annotations.NullMarked;
