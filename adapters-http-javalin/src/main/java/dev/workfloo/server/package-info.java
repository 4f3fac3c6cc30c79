/** The service: settings, the command line, and the one place where everything is put together. */
@NullMarked
package dev.workfloo.server;

import org.jspecify.annotations.NullMarked;
