/** Who does work right as it is kept, so that nobody need look for it: {@code WorkRunner} takes it with a {@code WorkHold}. */
@NullMarked
package dev.workfloo.execution.work;

import org.jspecify.annotations.NullMarked;
