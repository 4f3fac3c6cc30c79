/**
 * The public API on Javalin: routes, keys and environments, and how refusals become answers. A host can install it in a
 * Javalin of its own; it takes driving ports and never touches a store.
 */
@NullMarked
@PrimaryAdapter
package dev.workfloo.http;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
