package dev.workfloo.execution.document;

import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.document.StoredTable.Line;
import java.util.List;

/**
 * How a family of steps is written and read. A line that changes so that older software cannot read it gets a new format.
 *
 * @param events what can happen there
 * @param positions how an execution can stand there
 */
record StoredFamily(List<Line<? extends ExecutionEvent>> events, List<Line<? extends Position>> positions) {}
