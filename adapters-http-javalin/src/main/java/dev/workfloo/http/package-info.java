/**
 * The public API on Javalin, for a host to install in a Javalin of its own; begin with
 * {@link dev.workfloo.http.WorkflooApi}. A request goes from {@link dev.workfloo.http.connection} through
 * {@link dev.workfloo.http.Authentication}, which lets no unknown key on, to {@link dev.workfloo.http.Dispatch}, which answers by the
 * route; {@link dev.workfloo.http.CallReader} reads what the route takes, and {@link dev.workfloo.http.operation} does it.
 * It takes driving ports and never touches a store.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.http;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
