/**
 * Connections to the database, and how long anything waits for it; begin with {@link
 * dev.workfloo.server.database.Database}. A log-in makes a connection, which is given up once the server is silent for too
 * long; the pool tries another until there is one.
 */
@NullMarked
package dev.workfloo.server.database;

import org.jspecify.annotations.NullMarked;
