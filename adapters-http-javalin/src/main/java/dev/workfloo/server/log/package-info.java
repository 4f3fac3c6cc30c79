/** How the process logs, libraries included; begin with {@link dev.workfloo.server.log.Logging}. */
@NullMarked
package dev.workfloo.server.log;

import org.jspecify.annotations.NullMarked;
