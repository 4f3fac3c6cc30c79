/**
 * Files as they come to an execution: begin with {@link dev.workfloo.execution.file.FileIntake}, which looks into them, and keeps what a
 * step is to take.
 */
@NullMarked
package dev.workfloo.execution.file;

import org.jspecify.annotations.NullMarked;
