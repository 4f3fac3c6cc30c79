/**
 * The service, and the one place where everything is put together; begin with {@link dev.workfloo.server.WorkflooServer}.
 * {@link dev.workfloo.server.Main} reads the command line and starts it. What it is put together from is beneath.
 */
@NullMarked
package dev.workfloo.server;

import org.jspecify.annotations.NullMarked;
