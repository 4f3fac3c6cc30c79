/**
 * The commands beside the service, each of which opens its database, does one thing and ends; begin with
 * {@link dev.workfloo.server.command.Commands}.
 */
@NullMarked
package dev.workfloo.server.command;

import org.jspecify.annotations.NullMarked;
